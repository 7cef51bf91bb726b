using SocialKit.CrashWriter;

namespace SocialKit.Durability.Tests;

/// <summary>Compares what a store holds with what its writers were told.</summary>
internal static class CrashReport
{
    /// <summary>
    /// Fails unless each writer's commits are stored whole up to the last acknowledged one, or one further: the one on its way when the end came.
    /// Returns how many of each writer's commits are stored.
    /// </summary>
    public static async Task<IReadOnlyList<long>> CheckAsync(IStore store, TenantId tenant, int seed, IReadOnlyList<long> acknowledged, CancellationToken stop)
    {
        var scope = AccessScope.System(tenant);
        var log = await ReadLogAsync(store, scope, stop);
        Assert.Equal(Enumerable.Range(1, log.Count).Select(position => (long)position), log.Select(logged => logged.Position));

        var stored = new List<long>();
        var histories = new List<History>();
        foreach (var (writer, last) in acknowledged.Index())
        {
            // The log says whether the one on its way was stored; everything else must then agree with it.
            var plan = new CommitPlan(tenant, seed, writer);
            var entries = log.Where(logged => logged.Entry.Actor == plan.Actor).Select(logged => logged.Entry).ToList();
            var next = plan.Commits().ElementAt((int)last);
            var count = entries.Contains(next.Activities[0]) ? last + 1 : last;
            var history = new History(plan, count);
            Assert.Equal(history.Entries, entries);
            stored.Add(count);
            histories.Add(history);

            // One that was not stored must have left no trace either.
            history.Touch(next);
        }

        Assert.Equal(log.Count, histories.Sum(history => history.Entries.Count));
        await CheckRecordsAsync(store, scope, histories, stop);
        await CheckCountersAsync(store, scope, histories, stop);
        return stored;
    }

    /// <summary>Fails unless the store of one writer holds a first part of its commits, whole. Returns how many.</summary>
    public static async Task<long> CheckPrefixAsync(IStore store, TenantId tenant, int seed, CancellationToken stop)
    {
        var log = await ReadLogAsync(store, AccessScope.System(tenant), stop);
        var planned = new CommitPlan(tenant, seed, 0).Commits().Take(log.Count + 1);
        var seen = log.Select(logged => logged.Entry).ToHashSet();
        var count = planned.TakeWhile(commit => commit.Activities.All(seen.Contains)).LongCount();
        Assert.Equal([count], await CheckAsync(store, tenant, seed, [count], stop));
        return count;
    }

    /// <summary>Goes on where the writers ended: what they spent is spent, what they sent can be sent again, and the next commit works.</summary>
    public static async Task GoOnAsync(IStore store, TenantId tenant, int seed, IReadOnlyList<long> stored, CancellationToken stop)
    {
        foreach (var (writer, count) in stored.Index())
        {
            var plan = new CommitPlan(tenant, seed, writer);
            var commits = plan.Commits().Take((int)count + 1).ToList();
            var next = commits[^1];
            commits.RemoveAt(commits.Count - 1);

            foreach (var sent in commits.Where(commit => commit.ClientKey is not null).TakeLast(3))
            {
                Assert.Equal(new CommitResult(CommitOutcome.Replayed, sent.Result), await store.CommitAsync(sent, stop));
                var other = sent with { ClientKey = sent.ClientKey! with { BodyDigest = "other" } };
                Assert.Equal(CommitOutcome.KeyReused, (await store.CommitAsync(other, stop)).Outcome);
            }

            // Whether it was on its way when the end came or never sent: however often it comes, it is applied once.
            Commit again = next with { ClientKey = next.ClientKey ?? new ClientKey(plan.Actor, "crash", "again", "digest") };
            var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => store.CommitAsync(again, stop).AsTask(), stop)));
            Assert.Single(answers, answer => answer.Outcome == CommitOutcome.Applied);
            Assert.Equal(2, answers.Count(answer => answer.Outcome == CommitOutcome.Replayed));

            var left = CommitPlan.Limit - commits.Append(next).SelectMany(commit => commit.Guards).OfType<Guard.Allowance>().Sum(spent => spent.Amount);
            Assert.Equal(CommitOutcome.Refused, (await SpendAsync(left + 1)).Outcome);
            Assert.Equal(CommitOutcome.Applied, (await SpendAsync(left)).Outcome);
            Assert.Equal(CommitOutcome.Refused, (await SpendAsync(1)).Outcome);

            async Task<CommitResult> SpendAsync(long amount) =>
                await store.CommitAsync(new Commit { Tenant = tenant, At = next.At, Guards = [plan.Allowance with { Amount = amount }] }, stop);
        }
    }

    private static async Task<List<LoggedActivity>> ReadLogAsync(IStore store, AccessScope scope, CancellationToken stop)
    {
        var log = new List<LoggedActivity>();
        while (true)
        {
            var page = await store.Activities.ReadAsync(scope, log.Count == 0 ? 0 : log[^1].Position, 1_000, stop);
            log.AddRange(page);
            if (page.Count == 0)
            {
                return log;
            }
        }
    }

    private static async Task CheckRecordsAsync(IStore store, AccessScope scope, List<History> histories, CancellationToken stop)
    {
        var live = histories.SelectMany(history => history.Live.Values).ToList();
        foreach (var maker in RecordMaker.All)
        {
            var found = new List<IRecord>();
            foreach (var keys in histories.SelectMany(history => history.Keys).Where(key => key.Type == maker.Type).Chunk(1_000))
            {
                found.AddRange(await maker.ReadAsync(store, scope, keys, stop));
            }

            var right = live.Where(record => record.Key.Type == maker.Type).ToList();
            Assert.Equal(right.Select(RecordText.Of).Order(StringComparer.Ordinal), found.Select(RecordText.Of).Order(StringComparer.Ordinal));

            var held = new Dictionary<UniqueKey, RecordKey>();
            foreach (var uniques in histories.SelectMany(history => history.Uniques).Distinct().Chunk(1_000))
            {
                foreach (var (unique, key) in await maker.FindAsync(store, scope, uniques, stop))
                {
                    held.Add(unique, key);
                }
            }

            Assert.Equal(
                right.SelectMany(record => record.Uniques.Select(unique => (unique, record.Key))).ToHashSet(),
                held.Select(pair => (pair.Key, pair.Value)).ToHashSet());
        }
    }

    private static async Task CheckCountersAsync(IStore store, AccessScope scope, List<History> histories, CancellationToken stop)
    {
        var recount = histories.SelectMany(history => history.Live.Values).SelectMany(record => record.Counts.Distinct())
            .CountBy(counter => counter).ToDictionary(counter => counter.Key, counter => (long)counter.Value);
        var counted = new Dictionary<CounterKey, long>();
        foreach (var subjects in histories.SelectMany(history => history.Subjects).Distinct().Chunk(1_000))
        {
            foreach (var (counter, value) in await store.Counters.ReadAsync(scope, subjects, stop))
            {
                counted.Add(counter, value);
            }
        }

        Assert.Equal(recount.ToHashSet(), counted.ToHashSet());
    }

    /// <summary>Everything the first commits of a plan leave behind.</summary>
    private sealed class History
    {
        public History(CommitPlan plan, long count)
        {
            foreach (var commit in plan.Commits().Take((int)count))
            {
                Entries.AddRange(commit.Activities);
                Touch(commit);
                foreach (var put in commit.Puts)
                {
                    Live[put.Key] = put;
                }

                foreach (var remove in commit.Removes)
                {
                    Live.Remove(remove.Key);
                }
            }
        }

        public List<ActivityEntry> Entries { get; } = [];

        public Dictionary<RecordKey, IRecord> Live { get; } = [];

        /// <summary>Of all records that were ever there or might have been.</summary>
        public HashSet<RecordKey> Keys { get; } = [];

        public HashSet<UniqueKey> Uniques { get; } = [];

        public HashSet<SubjectRef> Subjects { get; } = [];

        public void Touch(Commit commit)
        {
            foreach (var record in commit.Puts.Concat(commit.Removes))
            {
                Keys.Add(record.Key);
                Uniques.UnionWith(record.Uniques);
                Subjects.UnionWith(record.Counts.Select(counter => counter.Subject));
            }
        }
    }
}
