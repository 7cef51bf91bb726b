namespace SocialKit.CrashWriter;

/// <summary>
/// The endless list of commits that one writer makes, one after the other. It is the same whenever it is asked for with the same seed, so whoever
/// knows how many were acknowledged knows all that must be stored. Every commit writes a new record, a reaction that counts on a subject all
/// writers share, and log entries; the others change and remove records, spend allowances, and carry client keys.
/// </summary>
/// <param name="tenant">Where it writes.</param>
/// <param name="seed">What is drawn.</param>
/// <param name="writer">Which of the writers.</param>
public sealed class CommitPlan(TenantId tenant, int seed, int writer)
{
    /// <summary>What one period of the writer's allowance gives; never reached.</summary>
    public const long Limit = 1_000_000;

    private static readonly DateTimeOffset s_at = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>On which all writers react.</summary>
    public static SubjectRef Shared { get; } = SubjectRef.For("order", "shared");

    /// <summary>Who stands in the log entries of this writer, and in none of another's.</summary>
    public MemberId Actor { get; } = new(RecordMaker.Id(new Random(HashCode(seed, writer, 1))));

    /// <summary>The commits from the first.</summary>
    public IEnumerable<Commit> Commits()
    {
        var random = new Random(HashCode(seed, writer, 0));
        var live = new List<IRecord>();
        for (var number = 1L; ; number++)
        {
            var (puts, removes) = (new List<IRecord>(), new List<IRecord>());

            // Every type in turn; and its unique value passes from the removed record to the new one where the type has one.
            var made = RecordMaker.All[(int)(number % RecordMaker.All.Count)].Make(random);
            puts.Add(made);
            puts.Add(new Reaction { Subject = Shared, Member = new(RecordMaker.Id(random)), Kind = new ReactionKind("like"), At = s_at });
            for (var i = random.Next(3); i > 0 && live.Count > 0; i--)
            {
                var old = Take(live, random);
                puts.Add(RecordMaker.All.Single(maker => maker.Type == old.Key.Type).Change(old));
            }

            var guards = puts.Select(put => (Guard)new Guard.Unchanged(put.Key, 0)).Take(2).ToList();
            for (var i = random.Next(2); i > 0 && live.Count > 0; i--)
            {
                var old = Take(live, random);
                removes.Add(old);
                guards.Add(new Guard.Present(old.Key));
                if (old is Member leaving)
                {
                    puts.Add(new Member { Id = new(RecordMaker.Id(random)), Handle = leaving.Handle, Name = "Heir", CreatedAt = s_at, Version = 1 });
                }
            }

            if (number % 3 == 0)
            {
                guards.Add(new Guard.Allowance(Allowance.Name, Allowance.Period, Limit, number % 7 + 1));
            }

            live.AddRange(puts);
            yield return new Commit
            {
                Tenant = tenant,
                At = s_at,
                ClientKey = number % 2 == 0 ? new ClientKey(Actor, "crash", $"{number}", "digest") : null,
                Guards = guards,
                Puts = puts,
                Removes = removes,
                Activities = [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => new ActivityEntry(Actor, new Verb($"n{number}-{i}"), SubjectRef.For("order", Actor.Value), null, s_at))],
                Result = number % 2 == 0 ? SubjectRef.For("order", $"{number}") : null,
            };
        }
    }

    /// <summary>The writer's own allowance.</summary>
    public Guard.Allowance Allowance => new($"crash:{Actor}", s_at, Limit, 1);

    // Not System.HashCode, which is another one in each process.
    private static int HashCode(int seed, int writer, int use) => unchecked((((seed * 31) + writer) * 31) + use);

    private static IRecord Take(List<IRecord> live, Random random)
    {
        var place = random.Next(live.Count);
        var taken = live[place];
        live[place] = live[^1];
        live.RemoveAt(live.Count - 1);
        return taken;
    }
}
