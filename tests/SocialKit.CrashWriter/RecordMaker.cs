namespace SocialKit.CrashWriter;

/// <summary>
/// How records of one type are made, changed and read. Everything made is drawn from the given <see cref="Random"/>, so the same seed makes the
/// same records in the process that is killed and in the one that looks afterwards.
/// </summary>
public sealed class RecordMaker
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private RecordMaker(
        string type, Func<Random, IRecord> make, Func<IRecord, IRecord> change,
        Func<IStore, AccessScope, IReadOnlyCollection<RecordKey>, CancellationToken, Task<IReadOnlyList<IRecord>>> read,
        Func<IStore, AccessScope, IReadOnlyCollection<UniqueKey>, CancellationToken, Task<IReadOnlyDictionary<UniqueKey, RecordKey>>> find) =>
        (Type, Make, Change, ReadAsync, FindAsync) = (type, make, change, read, find);

    /// <summary>One for every type of record of the contract; a test compares the two.</summary>
    public static IReadOnlyList<RecordMaker> All { get; } =
    [
        Of(
            random => new Member { Id = new(Id(random)), Handle = Word(random), Name = "Ana", ExternalId = Word(random), CreatedAt = s_start, Version = 1 },
            member => member with { Name = member.Name + "!", Handle = member.Handle + "x", Version = member.Version + 1 }),
        Of(
            random => new Post
            {
                Id = new(Id(random)), Kind = PostKind.Text, Author = new(Id(random)), Community = random.Next(2) == 0 ? null : new CommunityId(Id(random)),
                Text = Text(random), Topics = [new(Id(random))], Origin = new Origin("there", Word(random)), CreatedAt = s_start, Version = 1,
            },
            post => post with { DeletedAt = post.DeletedAt is null ? s_start : null, Version = post.Version + 1 }),
        Of(
            random =>
            {
                var (id, parent) = (new CommentId(Id(random)), new CommentId(Id(random)));
                return new Comment
                {
                    Id = id, Subject = Subject(random), Path = $"{parent}{id}", Kind = CommentKind.Comment, Author = new(Id(random)), Text = Text(random),
                    CreatedAt = s_start, Version = 1,
                };
            },
            comment => comment with { DeletedAt = comment.DeletedAt is null ? s_start : null, Version = comment.Version + 1 }),
        Of(
            random => new Revision
            {
                Subject = Subject(random), Number = random.Next(1, 100), Title = "Before", Text = Text(random), ReplacedBy = new(Id(random)), ReplacedAt = s_start,
            },
            revision => revision with { Title = revision.Title + "!" }),
        Of(
            random => new Reaction { Subject = Subject(random), Member = new(Id(random)), Kind = new ReactionKind("like"), At = s_start },
            reaction => reaction with { At = reaction.At.AddSeconds(1) }),
        Of(
            random => new Follow { Member = new(Id(random)), Subject = Subject(random), At = s_start },
            follow => follow with { At = follow.At.AddSeconds(1) }),
        Of(
            random => new Kudos
            {
                Id = new(Id(random)), Giver = new(Id(random)), Recipients = [new(Id(random)), new(Id(random))], Value = "craft", Text = Text(random),
                Subject = Subject(random), CreatedAt = s_start, Version = 1,
            },
            kudos => kudos with { Value = kudos.Value + "!", Recipients = [kudos.Recipients[0]], Version = kudos.Version + 1 }),
        Of(
            random => new Community
            {
                Id = new(Id(random)), Slug = Word(random), Name = "Coffee", State = CommunityState.Active, CreatedAt = s_start, Version = 1,
                Charter = new Charter("Better coffee", "Bad coffee", "Everyone", ["More cups"], new(Id(random)), s_start),
            },
            community => community with { Slug = community.Slug + "x", Version = community.Version + 1 }),
        Of(
            random => new Topic { Id = new(Id(random)), Slug = Word(random), Name = "Beans", CreatedAt = s_start, Version = 1 },
            topic => topic with { Slug = topic.Slug + "x", Version = topic.Version + 1 }),
        Of(
            random => new Secret { Name = Word(random), Value = Id(random).ToByteArray() },
            secret => secret with { Value = (byte[])[9, .. secret.Value.Span] }),
        Of(
            random => new TimelineEntry { Member = new(Id(random)), Post = new(Id(random)), CreatedAt = s_start },
            entry => entry),
        Of(
            random => new SubjectState { Subject = Subject(random), ClosedAt = s_start, Version = 1 },
            state => state with { ClosedAt = null, DeletedAt = s_start, Version = state.Version + 1 }),
        Of(
            random => new LegalHold { Subject = Subject(random), Reason = "Case 17", PlacedBy = new(Id(random)), CreatedAt = s_start },
            hold => hold with { Reason = hold.Reason + "!" }),
        Of(
            random => new Membership
            {
                Community = new(Id(random)), Member = new(Id(random)), Role = CommunityRole.Member, State = MembershipState.Active, ChangedBy = new(Id(random)),
                CreatedAt = s_start, ChangedAt = s_start, Version = 1,
            },
            membership => membership with { State = membership.IsActive ? MembershipState.Requested : MembershipState.Active, Version = membership.Version + 1 }),
        Of(
            random => new MemberBlock { Member = new(Id(random)), Blocked = new(Id(random)), At = s_start },
            block => block with { At = block.At.AddSeconds(1) }),
        Of(
            random => new Mute { Member = new(Id(random)), Subject = Subject(random), At = s_start, Version = 1 },
            mute => mute with { Until = s_start, Version = mute.Version + 1 }),
        Of(
            random => new PendingEdit { Subject = Subject(random), Of = 1, Title = "After", Text = Text(random), Author = new(Id(random)), CreatedAt = s_start, Version = 1 },
            edit => edit with { Title = edit.Title + "!", Version = edit.Version + 1 }),
        Of(
            random => new DiscussionLock { Subject = Subject(random), Reason = "Decided", LockedBy = new(Id(random)), CreatedAt = s_start, Version = 1 },
            closing => closing with { Reason = closing.Reason + "!", Version = closing.Version + 1 }),
        Of(
            random => new ModerationRule
            {
                Id = new(Id(random)), Community = new CommunityId(Id(random)), Name = "Prices", Kind = RuleKind.Words, Pattern = Word(random), Action = RuleAction.Hold,
                Message = "Wait", ChangedBy = new(Id(random)), CreatedAt = s_start, Version = 1,
            },
            rule => rule with { Enabled = !rule.Enabled, Version = rule.Version + 1 }),
        Of(
            random => new ModerationSetting { Community = new CommunityId(Id(random)), HoldFirst = 2, ChangedBy = new(Id(random)), CreatedAt = s_start, Version = 1 },
            setting => setting with { HoldAll = !setting.HoldAll, Version = setting.Version + 1 }),
        Of(
            random => new Flag
            {
                Subject = Subject(random), Reporter = new(Id(random)), Desk = ModerationDesk.Moderators, Norm = "respect", Reason = Word(random), State = FlagState.Open,
                CreatedAt = s_start, Version = 1,
            },
            flag => flag with { State = FlagState.Upheld, AnsweredAt = s_start, Version = flag.Version + 1 }),
        Of(
            random => new ModerationCase
            {
                Id = new(Id(random)), Desk = ModerationDesk.Moderators, Subject = Subject(random), Author = new(Id(random)), State = CaseState.Open,
                Reasons = [new CaseReason(CaseReason.Flag, "respect", s_start)], Reporters = [new(Id(random))], CreatedAt = s_start, Version = 1,
            },
            matter => matter with { State = matter.State == CaseState.Open ? CaseState.Closed : CaseState.Open, Version = matter.Version + 1 }),
        Of(
            random => new Decision
            {
                Id = new(Id(random)), Desk = ModerationDesk.Moderators, Subject = Subject(random), Member = new(Id(random)), Action = DecisionAction.Hide, Reason = "Unkind",
                Moderator = new(Id(random)), Changes = [new DecisionChange(Subject(random), ModerationState.Published, ModerationState.Hidden)],
                Edit = new HeldEdit(1, null, Text(random), s_start), CreatedAt = s_start, Version = 1,
            },
            decision => decision with { UndoneAt = s_start, Version = decision.Version + 1 }),
        Of(
            random => new Sanction
            {
                Id = new(Id(random)), Member = new(Id(random)), Kind = SanctionKind.Mute, Reason = "Unkind", Decision = new(Id(random)), Moderator = new(Id(random)),
                CreatedAt = s_start, Version = 1,
            },
            sanction => sanction with { LiftedAt = s_start, Version = sanction.Version + 1 }),
        Of(
            random => new AuditEntry { Position = random.NextInt64(1, long.MaxValue), At = s_start, Verb = AuditVerb.HoldPlaced, Actor = new(Id(random)), Subject = Subject(random), Hash = new byte[] { 1 } },
            entry => entry with { Hash = (byte[])[.. entry.Hash.Span, 1] }),
        Of(
            random => new Erasure
            {
                Member = new(Id(random)), Mode = ErasureMode.Purge, RequestedBy = new(Id(random)), CreatedAt = s_start, DueAt = s_start, Lines = [new ErasureLine("post", 1, 0, 0, null)],
                Version = 1,
            },
            erasure => erasure with { DoneAt = s_start, Version = erasure.Version + 1 }),
        Of(
            random => new AuditHead { Name = $"chain-{random.NextInt64()}", Position = 1, Hash = new byte[] { 1 } },
            head => head with { Position = head.Position + 1, Hash = (byte[])[.. head.Hash.Span, 1] }),
    ];

    /// <summary>The record type's name.</summary>
    public string Type { get; }

    /// <summary>A record with a key and unique values no other has.</summary>
    public Func<Random, IRecord> Make { get; }

    /// <summary>The same key with other content: the next version, other unique values, other counters, as far as the type has them.</summary>
    public Func<IRecord, IRecord> Change { get; }

    /// <summary>Reads records of the type by key.</summary>
    public Func<IStore, AccessScope, IReadOnlyCollection<RecordKey>, CancellationToken, Task<IReadOnlyList<IRecord>>> ReadAsync { get; }

    /// <summary>Which records of the type hold these unique values.</summary>
    public Func<IStore, AccessScope, IReadOnlyCollection<UniqueKey>, CancellationToken, Task<IReadOnlyDictionary<UniqueKey, RecordKey>>> FindAsync { get; }

    internal static Guid Id(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static string Word(Random random) => "w" + Id(random).ToString("N");

    private static SubjectRef Subject(Random random) => SubjectRef.For("order", Id(random));

    // Long enough that a commit covers several pages.
    private static RichText Text(Random random) => new(new string('a', random.Next(1, 2_000)), "<p>a</p>", 1, [new(Id(random))]);

    private static RecordMaker Of<TRecord>(Func<Random, TRecord> make, Func<TRecord, TRecord> change) where TRecord : class, IRecord<TRecord> => new(
        TRecord.RecordType,
        make,
        record => change((TRecord)record),
        async (store, scope, keys, stop) => await store.Records.GetAsync<TRecord>(scope, keys, stop),
        async (store, scope, uniques, stop) =>
            (await store.Records.FindAsync<TRecord>(scope, uniques, stop)).ToDictionary(found => found.Key, found => found.Value.Key));
}
