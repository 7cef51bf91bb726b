namespace SocialKit.ConformanceTests;

/// <summary>Well-formed records, each other than the last. Times grow by the second unless said.</summary>
public static class Sample
{
    private static int s_made;

    /// <summary>The moment everything begins.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>An id whose time part is <paramref name="at"/>.</summary>
    public static Guid NewId(DateTimeOffset? at = null) => Guid.CreateVersion7(at ?? Start);

    /// <summary>A number no other sample has.</summary>
    public static int Next() => Interlocked.Increment(ref s_made);

    /// <summary>A time this many seconds after the start.</summary>
    public static DateTimeOffset Second(int second) => Start.AddSeconds(second);

    public static RichText Text(string text = "Hello") => new(text, $"<p>{text}</p>", 1, []);

    public static MemberId NewMemberId() => new(NewId());

    public static Member Member(string? handle = null) =>
        new() { Id = NewMemberId(), Handle = handle ?? $"member-{Next()}", Name = "Ana", CreatedAt = Start, Version = 1 };

    public static Post Post(MemberId? author = null, CommunityId? community = null, DateTimeOffset? at = null, Guid? id = null) => new()
    {
        Id = new PostId(id ?? NewId(at)),
        Kind = PostKind.Text,
        Author = author ?? NewMemberId(),
        Community = community,
        Text = Text(),
        CreatedAt = at ?? Start,
        Version = 1,
    };

    public static Comment Comment(SubjectRef subject, DateTimeOffset? at = null, MemberId? author = null, Guid? id = null) =>
        Comment(subject, null, at, author, id);

    public static Comment Reply(Comment parent, DateTimeOffset? at = null, MemberId? author = null, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return Comment(parent.Subject, parent, at, author, id);
    }

    public static Reaction Reaction(SubjectRef subject, MemberId? member = null, string kind = "like", DateTimeOffset? at = null) =>
        new() { Subject = subject, Member = member ?? NewMemberId(), Kind = new ReactionKind(kind), At = at ?? Start };

    public static Follow Follow(MemberId member, SubjectRef subject, DateTimeOffset? at = null) =>
        new() { Member = member, Subject = subject, At = at ?? Start };

    public static Kudos Kudos(MemberId giver, MemberId[] recipients, DateTimeOffset? at = null) => new()
    {
        Id = new KudosId(NewId(at)),
        Giver = giver,
        Recipients = recipients,
        Value = "craft",
        Text = Text("Thank you for the review"),
        CreatedAt = at ?? Start,
        Version = 1,
    };

    public static Community Community(string? slug = null) => new()
    {
        Id = new CommunityId(NewId()),
        Slug = slug ?? $"community-{Next()}",
        Name = "Coffee",
        Charter = new Charter("Better coffee for every floor", "Bad coffee", "Everyone", ["Fewer complaints", "More cups"], NewMemberId(), Start.AddDays(90)),
        State = CommunityState.Active,
        CreatedAt = Start,
        Version = 1,
    };

    public static Topic Topic(string? slug = null) =>
        new() { Id = new TopicId(NewId()), Slug = slug ?? $"topic-{Next()}", Name = "Beans", CreatedAt = Start, Version = 1 };

    public static Revision Revision(SubjectRef subject, long number) => new()
    {
        Subject = subject, Number = number, Title = "Before", Text = Text($"Text {number}"), ReplacedBy = NewMemberId(), ReplacedAt = Start,
    };

    public static Secret Secret(string name) => new() { Name = name, Value = new byte[] { 0, 1, 2, 254, 255 } };

    public static TimelineEntry Entry(MemberId member, Post post)
    {
        ArgumentNullException.ThrowIfNull(post);
        return new() { Member = member, Post = post.Id, CreatedAt = post.CreatedAt };
    }

    public static SubjectState State(SubjectRef subject, DateTimeOffset? closedAt = null) => new() { Subject = subject, ClosedAt = closedAt, Version = 1 };

    public static LegalHold Hold(SubjectRef subject) => new() { Subject = subject, Reason = "Case 17", PlacedBy = NewMemberId(), CreatedAt = Start };

    public static Membership Membership(CommunityId community, MemberId? member = null, CommunityRole? role = null, MembershipState? state = null)
    {
        var who = member ?? NewMemberId();
        return new()
        {
            Community = community, Member = who, Role = role ?? CommunityRole.Member, State = state ?? MembershipState.Active, ChangedBy = who,
            CreatedAt = Start, ChangedAt = Start, Version = 1,
        };
    }

    public static MemberBlock Block(MemberId member, MemberId blocked) => new() { Member = member, Blocked = blocked, At = Start };

    public static Mute Mute(MemberId member, SubjectRef subject, DateTimeOffset? until = null) =>
        new() { Member = member, Subject = subject, Until = until, At = Start, Version = 1 };

    public static PendingEdit Edit(SubjectRef subject) =>
        new() { Subject = subject, Of = 1, Title = "After", Text = Text("Other words"), Author = NewMemberId(), CreatedAt = Start, Version = 1 };

    public static DiscussionLock Lock(SubjectRef subject) =>
        new() { Subject = subject, Reason = "Decided", LockedBy = NewMemberId(), CreatedAt = Start, Version = 1 };

    public static ModerationRule Rule(CommunityId? community = null, DateTimeOffset? at = null) => new()
    {
        Id = new ModerationRuleId(NewId(at)), Community = community, Name = "Prices", Kind = RuleKind.Words, Pattern = "discount", Action = RuleAction.Hold,
        Message = "Prices wait for sales.", ChangedBy = NewMemberId(), CreatedAt = at ?? Start, Version = 1,
    };

    public static ModerationSetting Setting(CommunityId? community) =>
        new() { Community = community, HoldFirst = 2, ChangedBy = NewMemberId(), CreatedAt = Start, Version = 1 };

    public static Flag Flag(SubjectRef subject, MemberId? reporter = null, DateTimeOffset? at = null) => new()
    {
        Subject = subject, Reporter = reporter ?? NewMemberId(), Desk = ModerationDesk.Moderators, Norm = "respect", Reason = "Unkind", State = FlagState.Open,
        CreatedAt = at ?? Start, Version = 1,
    };

    public static ModerationCase Case(SubjectRef? subject = null, CommunityId? community = null, DateTimeOffset? at = null, Guid? id = null) => new()
    {
        Id = new ModerationCaseId(id ?? NewId(at)), Desk = ModerationDesk.Moderators, Subject = subject ?? SubjectRef.Of(new PostId(NewId())), Author = NewMemberId(),
        Community = community, State = CaseState.Open, Reasons = [new CaseReason(CaseReason.Rule, "Prices", at ?? Start)], Reporters = [NewMemberId()],
        CreatedAt = at ?? Start, Version = 1,
    };

    public static Decision Decision(MemberId? member = null, CommunityId? community = null, DateTimeOffset? at = null, Guid? id = null)
    {
        var subject = SubjectRef.Of(new PostId(NewId()));
        return new()
        {
            Id = new DecisionId(id ?? NewId(at)), Desk = ModerationDesk.Moderators, Subject = subject, Member = member ?? NewMemberId(), Community = community,
            Action = DecisionAction.Hide, Reason = "Names a customer", Moderator = NewMemberId(),
            Changes = [new DecisionChange(subject, ModerationState.Published, ModerationState.Hidden)], CreatedAt = at ?? Start, Version = 1,
        };
    }

    public static Sanction Sanction(MemberId member, CommunityId? community = null, SanctionKind? kind = null, DateTimeOffset? until = null, DateTimeOffset? at = null) => new()
    {
        Id = new SanctionId(NewId(at)), Member = member, Community = community, Kind = kind ?? SanctionKind.Mute, Reason = "Three warnings", Decision = new DecisionId(NewId()),
        Moderator = NewMemberId(), Until = until, CreatedAt = at ?? Start, Version = 1,
    };

    public static AuditEntry Audit(long? position = null) => new()
    {
        Position = position ?? Next(), At = Start, Actor = NewMemberId(), OnBehalf = NewMemberId(), Verb = AuditVerb.HoldPlaced, Subject = Order(), Before = new byte[] { 1 },
        After = new byte[] { 2, 3 }, Reason = "norm", TraceId = "4bf92f3577b34da6a3ce929d0e0e4736", Previous = new byte[] { 0, 255 }, Hash = new byte[] { 4 },
    };

    public static Erasure Erasure(MemberId? member = null) => new()
    {
        Member = member ?? NewMemberId(), Mode = ErasureMode.Redact, RequestedBy = NewMemberId(), CreatedAt = Start, DueAt = Second(1), DoneAt = Second(2),
        Lines = [new ErasureLine("post", 1, 2, 3, "Held")], Version = 1,
    };

    public static AuditHead Head(string? name = null) => new() { Name = name ?? $"chain-{Next()}", Position = 1, Hash = new byte[] { 1, 0, 255 } };

    /// <summary>A subject of the host's.</summary>
    public static SubjectRef Order(int? number = null) => SubjectRef.For("order", number ?? Next());

    public static ActivityEntry Activity(SubjectRef? of = null) => new(NewMemberId(), Verb.Posted, of ?? Order(), null, Start);

    public static ClientKey Key(MemberId member, string key = "k", string digest = "d", string route = "posts") => new(member, route, key, digest);

    private static Comment Comment(SubjectRef subject, Comment? parent, DateTimeOffset? at, MemberId? author, Guid? id)
    {
        var commentId = new CommentId(id ?? NewId(at));
        return new Comment
        {
            Id = commentId,
            Subject = subject,
            Path = SocialKit.Comment.PathOf(parent, commentId),
            Kind = CommentKind.Comment,
            Author = author ?? NewMemberId(),
            Text = Text(),
            CreatedAt = at ?? Start,
            Version = 1,
        };
    }
}
