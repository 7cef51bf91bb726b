using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SocialKit.Schema.Tests;

/// <summary>
/// What the kept databases hold, always the same: two tenants with the same ids, of which the second is small. And what a store that holds it must
/// answer: a line with a count and a digest for everything that can be read.
/// </summary>
internal static class KeptContent
{
    private static readonly JsonSerializerOptions s_json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true };

    private static void WithoutStatus(JsonTypeInfo type)
    {
        foreach (var added in type.Properties.Where(property => property.PropertyType == typeof(MemberStatus)).ToList())
        {
            type.Properties.Remove(added);
        }
    }

    // What version 4 added to the records of the versions before.
    private static readonly JsonSerializerOptions s_before4 = new(s_json)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutStatus } },
    };

    // What version 3 added to the records of the versions before.
    private static readonly JsonSerializerOptions s_before3 = new(s_json)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers =
            {
                type =>
                {
                    foreach (var added in type.Properties.Where(property => property.PropertyType == typeof(MemberStatus) || property.PropertyType == typeof(ModerationState) || property.PropertyType == typeof(CommunityAccess)
                        || (property.Name == "Community" && type.Type != typeof(Post))).ToList())
                    {
                        type.Properties.Remove(added);
                    }

                    // The serialiser writes lists though they are derived.
                    foreach (var derived in type.Properties.Where(property => property is { Name: "Counts" or "Concerns", Get: not null }))
                    {
                        var get = derived.Get!;
                        derived.Get = record => get(record) switch
                        {
                            IEnumerable<CounterKey> counters => counters.Where(IsOfBefore3).Select(NameBefore3),
                            IEnumerable<SubjectRef> subjects when record is Comment => subjects.Where(subject => subject.Kind != SubjectRef.CommunityKind),
                            var other => other,
                        };
                    }
                },
            },
        },
    };

    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly string[] s_words = "the of shift order line team plan ø naïve 咖啡 ☕ quality review customer harbour why when measure better trial coffee".Split(' ');
    private static readonly (TenantId Tenant, int Size)[] s_tenants = [(TenantId.Default, 20), (new TenantId("second"), 2)];

    public static async Task WriteAsync(IStore store, int version, CancellationToken cancellationToken)
    {
        foreach (var (tenant, size) in s_tenants)
        {
            foreach (var (part, number) in Records(size, version).Chunk(250).Select((part, number) => (part, number)))
            {
                await store.CommitAsync(KeyedCommit(tenant, number) with { Puts = part }, cancellationToken);
            }

            // Some are changed and some are gone.
            var posts = Records(size, version).OfType<Post>().ToList();
            await store.CommitAsync(
                new Commit
                {
                    Tenant = tenant,
                    At = s_start,
                    Puts = [.. posts.Where((_, i) => i % 7 == 0).Select(post => post with { DeletedAt = s_start.AddDays(9), DeletedBy = post.Author, Version = 2 })],
                    Removes = [.. Records(size, version).OfType<Reaction>().Where((_, i) => i % 5 == 0)],
                    Guards = [new Guard.Allowance("kept", s_start, 10, 3)],
                },
                cancellationToken);
        }
    }

    /// <summary>Everything that can be read, a line each.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(IStore store, int version, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var (tenant, size) in s_tenants)
        {
            var scope = AccessScope.System(tenant);
            var records = new List<IRecord>();
            await AddAsync<Member>();
            await AddAsync<Community>();
            await AddAsync<Topic>();
            await AddAsync<Post>();
            await AddAsync<Comment>();
            await AddAsync<Revision>();
            await AddAsync<Reaction>();
            await AddAsync<Follow>();
            await AddAsync<Kudos>();
            await AddAsync<Secret>();
            if (version >= 4)
            {
                await AddAsync<ModerationRule>();
                await AddAsync<ModerationSetting>();
                await AddAsync<Flag>();
                await AddAsync<ModerationCase>();
                await AddAsync<Decision>();
                await AddAsync<Sanction>();
            }

            if (version >= 3)
            {
                await AddAsync<Membership>();
                await AddAsync<MemberBlock>();
                await AddAsync<Mute>();
                await AddAsync<PendingEdit>();
                await AddAsync<DiscussionLock>();
            }

            if (version >= 4)
            {
                await AddAsync<AuditEntry>();
                await AddAsync<AuditHead>();
                await AddAsync<Erasure>();
            }

            if (version >= 2)
            {
                await AddAsync<SubjectState>();
                await AddAsync<LegalHold>();
                await AddAsync<TimelineEntry>();
            }

            var counters = new List<string>();
            foreach (var subjects in records.SelectMany(record => record.Counts).Select(counter => counter.Subject).Distinct().Chunk(1_000))
            {
                var read = await store.Counters.ReadAsync(scope, subjects, cancellationToken);
                counters.AddRange(version >= 3
                    ? read.Select(counter => $"{counter.Key} {counter.Value}")
                    : read.Where(counter => IsOfBefore3(counter.Key)).GroupBy(counter => NameBefore3(counter.Key)).Select(one => $"{one.Key} {one.Sum(counter => counter.Value)}"));
            }

            Add("counters", counters);
            var held = new List<string>();
            foreach (var uniques in records.OfType<Member>().SelectMany(member => ((IRecord)member).Uniques).Chunk(1_000))
            {
                held.AddRange((await store.Records.FindAsync<Member>(scope, uniques, cancellationToken)).Select(found => $"{found.Key} {found.Value.Id}"));
            }

            Add("unique values", held);
            var log = new List<LoggedActivity>();
            for (var more = true; more;)
            {
                var page = await store.Activities.ReadAsync(scope, log.Count, 1_000, cancellationToken);
                log.AddRange(page);
                more = page.Count > 0;
            }

            Add("log", log.Select(logged => string.Create(CultureInfo.InvariantCulture, $"{logged.Position:000000} {logged.Entry}")));

            // A repetition answers with the first result; the allowance knows what was spent.
            var replays = new List<string>();
            for (var number = 0; number < 3; number++)
            {
                replays.Add((await store.CommitAsync(KeyedCommit(tenant, number), cancellationToken)).ToString());
            }

            replays.Add((await store.CommitAsync(
                new Commit { Tenant = tenant, At = s_start, Guards = [new Guard.Allowance("kept", s_start, 10, 8)] }, cancellationToken)).Outcome.ToString());
            Add("answers", replays);

            async Task AddAsync<TRecord>() where TRecord : class, IRecord<TRecord>
            {
                var all = new List<TRecord>();
                for (IReadOnlyList<TRecord> page = []; ; all.AddRange(page))
                {
                    page = await store.Records.ScanAsync<TRecord>(scope, RecordFilter.All, all.Count == 0 ? null : all[^1].Key, 1_000, cancellationToken);
                    if (page.Count == 0)
                    {
                        break;
                    }
                }

                records.AddRange(all);
                Add(TRecord.RecordType, all.Select(record => $"{record.Key} {JsonSerializer.Serialize(record, version >= 4 ? s_json : version >= 3 ? s_before4 : s_before3)}"));
            }

            void Add(string what, IEnumerable<string> rows)
            {
                var sorted = rows.Order(StringComparer.Ordinal).ToList();
                var digest = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', sorted))));
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{tenant.Value} {what} {sorted.Count} {digest}"));
            }
        }

        return lines;
    }

    private static bool IsOfBefore3(CounterKey counter) => !counter.Name.Contains(CounterKey.InSign, StringComparison.Ordinal);

    // What a member wrote and what was said under them was one counter.
    private static CounterKey NameBefore3(CounterKey counter) => counter.Name == CounterKey.Written ? counter with { Name = CounterKey.Comments } : counter;

    private static Commit KeyedCommit(TenantId tenant, int number) => new()
    {
        Tenant = tenant,
        At = s_start,
        ClientKey = new ClientKey(new MemberId(Id(1, 0)), "posts", number.ToString(CultureInfo.InvariantCulture), "digest"),
        Result = SubjectRef.For("order", number),
        Activities = [.. Enumerable.Range(0, 40).Select(i => new ActivityEntry(new MemberId(Id(1, i)), Verb.Posted, SubjectRef.For("order", number), i % 2 == 0 ? null : SubjectRef.Of(new MemberId(Id(1, i + 1))), At(i)))],
    };

    private static IEnumerable<IRecord> Records(int size, int version)
    {
        var random = new Random(size);
        MemberId Somebody() => new(Id(1, random.Next(size * 15)));
        for (var i = 0; i < size * 15; i++)
        {
            yield return new Member { Id = new MemberId(Id(1, i)), Handle = $"member-{i}", Name = Words(2), Unit = i % 3 == 0 ? null : Words(1), ExternalId = $"x{i}", CreatedAt = At(i), Version = 1 };
        }

        for (var i = 0; i < size; i++)
        {
            yield return new Community { Id = new CommunityId(Id(2, i)), Slug = $"community-{i}", Name = Words(2), Charter = new Charter(Words(5), Words(3), Words(2), [Words(4)], Somebody(), At(i)), State = CommunityState.Active, CreatedAt = At(i), Version = 1 };
            yield return new Topic { Id = new TopicId(Id(3, i)), Slug = $"topic-{i}", Name = Words(1), CreatedAt = At(i), Version = 1 };
            yield return new Secret { Name = $"secret-{i}", Value = new byte[] { 1, 2, (byte)i } };
        }

        var posts = new List<Post>();
        for (var i = 0; i < size * 80; i++)
        {
            posts.Add(new Post
            {
                Id = new PostId(Id(4, i)), Kind = PostKind.Text, Author = Somebody(), Community = i % 4 == 0 ? new CommunityId(Id(2, i % size)) : null, Title = i % 2 == 0 ? Words(4) : null,
                Text = Text(12), Topics = [new TopicId(Id(3, i % size))], ImportedScore = i % 9, Origin = i % 11 == 0 ? new Origin("there", $"post/{i}") : null, CreatedAt = At(i), Version = 1,
            });
        }

        var comments = new List<Comment>();
        for (var i = 0; i < size * 110; i++)
        {
            var parent = i % 3 == 2 ? comments[^1] : null;
            var id = new CommentId(Id(5, i));
            comments.Add(new Comment
            {
                Id = id, Subject = parent?.Subject ?? (i % 2 == 0 ? SubjectRef.For("order", i % 50) : posts[i % posts.Count].Subject), Path = Comment.PathOf(parent, id), Kind = CommentKind.Comment,
                Author = Somebody(), Text = Text(8), CreatedAt = At(i), DeletedAt = i % 13 == 0 ? At(i + 5) : null, Version = 1,
            });
        }

        IEnumerable<IRecord> others =
        [
            .. posts, .. comments,
            .. posts.Where((_, i) => i % 4 == 0).Select(post => new Revision { Subject = post.Subject, Number = 1, Title = Words(3), Text = Text(6), ReplacedBy = post.Author, ReplacedAt = post.CreatedAt.AddHours(1) }),
            .. Enumerable.Range(0, size * 150).Select(i => new Reaction { Subject = posts[i % posts.Count].Subject, Member = new MemberId(Id(1, i % (size * 15))), Kind = new ReactionKind(i % 3 == 0 ? "celebrate" : "like"), At = At(i) }),
            .. Enumerable.Range(0, size * 60).Select(i => new Follow { Member = new MemberId(Id(1, i % (size * 15))), Subject = i % 2 == 0 ? SubjectRef.Of(new CommunityId(Id(2, i % size))) : SubjectRef.Of(new MemberId(Id(1, i * 7 % (size * 15)))), At = At(i) }),
            .. Enumerable.Range(0, size * 10).Select(i => new Kudos { Id = new KudosId(Id(6, i)), Giver = Somebody(), Recipients = [new MemberId(Id(1, i)), new MemberId(Id(1, i + 1))], Value = "craft", Text = Text(6), CreatedAt = At(i), Version = 1 }),
        ];
        if (version >= 4)
        {
            others =
            [
                .. others,
                .. Enumerable.Range(0, size).Select(i => new ModerationRule
                {
                    Id = new ModerationRuleId(Id(7, i)), Community = i % 2 == 0 ? null : new CommunityId(Id(2, i)), Name = Words(2), Kind = RuleKind.Words, Pattern = Words(3),
                    Action = RuleAction.Hold, Message = Words(4), ChangedBy = Somebody(), CreatedAt = At(i), Version = 1,
                }),
                .. Enumerable.Range(0, size).Select(i => new ModerationSetting { Community = i == 0 ? null : new CommunityId(Id(2, i)), HoldFirst = i, ChangedBy = Somebody(), CreatedAt = At(i), Version = 1 }),
                .. Enumerable.Range(0, size).Select(i => new Flag
                {
                    Subject = posts[i].Subject, Reporter = new MemberId(Id(1, i)), Desk = ModerationDesk.Moderators, Norm = "respect", Reason = Words(5), State = FlagState.Open,
                    CreatedAt = At(i), Version = 1,
                }),
                .. Enumerable.Range(0, size).Select(i => new ModerationCase
                {
                    Id = new ModerationCaseId(Id(8, i)), Desk = ModerationDesk.Moderators, Subject = posts[i].Subject, Author = posts[i].Author, Community = posts[i].Community,
                    State = CaseState.Open, Reasons = [new CaseReason(CaseReason.Flag, "respect", At(i))], Reporters = [new MemberId(Id(1, i))], CreatedAt = At(i), Version = 1,
                }),
                .. Enumerable.Range(0, size).Select(i => new Decision
                {
                    Id = new DecisionId(Id(9, i)), Desk = ModerationDesk.Moderators, Subject = posts[i].Subject, Member = posts[i].Author, Action = DecisionAction.Hide,
                    Reason = Words(4), Moderator = Somebody(), Changes = [new DecisionChange(posts[i].Subject, ModerationState.Published, ModerationState.Hidden)],
                    Edit = i % 2 == 0 ? null : new HeldEdit(1, Words(2), Text(5), At(i)), CreatedAt = At(i), Version = 1,
                }),
                .. Enumerable.Range(0, size).Select(i => new Sanction
                {
                    Id = new SanctionId(Id(10, i)), Member = posts[i].Author, Kind = SanctionKind.Mute, Reason = Words(4), Decision = new DecisionId(Id(9, i)),
                    Moderator = Somebody(), Until = At(i + 1), CreatedAt = At(i), Version = 1,
                }),
            ];
        }

        if (version >= 3)
        {
            others =
            [
                .. others,
                .. Enumerable.Range(0, size * 20).Select(i => new Membership
                {
                    Community = new CommunityId(Id(2, i % size)), Member = new MemberId(Id(1, i % (size * 15))), Role = i % 9 == 0 ? CommunityRole.Steward : CommunityRole.Member,
                    State = i % 7 == 0 ? MembershipState.Requested : MembershipState.Active, ChangedBy = Somebody(), CreatedAt = At(i), ChangedAt = At(i + 1), Version = 2,
                }),
                .. Enumerable.Range(0, size).Select(i => new MemberBlock { Member = new MemberId(Id(1, i)), Blocked = new MemberId(Id(1, i + 3)), At = At(i) }),
                .. Enumerable.Range(0, size).Select(i => new Mute { Member = new MemberId(Id(1, i)), Subject = posts[i].Subject, Until = i % 2 == 0 ? null : At(i), At = At(i), Version = 1 }),
                .. Enumerable.Range(0, size).Select(i => new PendingEdit { Subject = posts[i].Subject, Of = 1, Title = Words(3), Text = Text(6), Author = posts[i].Author, CreatedAt = At(i), Version = 1 }),
                .. Enumerable.Range(0, size).Select(i => new DiscussionLock { Subject = posts[i].Subject, Reason = Words(3), LockedBy = Somebody(), CreatedAt = At(i), Version = 1 }),
            ];
        }

        if (version >= 4)
        {
            others =
            [
                .. others,
                .. Enumerable.Range(1, size).Select(i => new AuditEntry
                {
                    Position = i, At = At(i), Actor = Somebody(), Verb = AuditVerb.HoldPlaced, Subject = SubjectRef.For("held", i), After = new byte[] { 1, 2 }, Hash = new byte[] { 3 },
                }),
                new AuditHead { Position = size, Hash = new byte[] { 3 } },
                .. Enumerable.Range(0, size).Select(i => new Erasure
                {
                    Member = new MemberId(Id(1, i)), Mode = ErasureMode.Redact, RequestedBy = Somebody(), CreatedAt = At(i), DueAt = At(i + 1), Lines = [new ErasureLine("post", i, 0, 1, Words(3))],
                    Version = 1,
                }),
            ];
        }

        if (version >= 2)
        {
            others =
            [
                .. others,
                .. Enumerable.Range(0, size).Select(i => new SubjectState { Subject = SubjectRef.For("closed", i), ClosedAt = At(i), Version = 1 }),
                .. Enumerable.Range(0, size).Select(i => new LegalHold { Subject = SubjectRef.For("held", i), Reason = Words(3), PlacedBy = Somebody(), CreatedAt = At(i) }),
                .. posts.Select(post => new TimelineEntry { Member = Somebody(), Post = post.Id, CreatedAt = post.CreatedAt }),
            ];
        }

        foreach (var record in others.DistinctBy(record => record.Key))
        {
            yield return record;
        }

        string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => s_words[random.Next(s_words.Length)]));

        RichText Text(int count)
        {
            var text = Words(count);
            return new RichText(text, $"<p>{text}</p>", 1, random.Next(8) == 0 ? [Somebody()] : []);
        }
    }

    private static DateTimeOffset At(int minute) => s_start.AddMinutes(minute);

    // Like a UUIDv7, with a number where chance would be: a kept file shall stay small.
    private static Guid Id(int kind, int number) => Guid.ParseExact(
        string.Create(CultureInfo.InvariantCulture, $"{At(number).ToUnixTimeMilliseconds():x12}7{kind:x3}8000{number:x12}"), "N");
}
