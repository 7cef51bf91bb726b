namespace SocialKit.ConformanceTests;

/// <summary>One list that is read page by page.</summary>
internal sealed class Listing
{
    private static readonly MemberId s_me = Sample.NewMemberId();
    private static readonly CommunityId s_community = new(Sample.NewId());
    private static readonly SubjectRef s_subject = Sample.Order();
    private static readonly Comment s_root = Sample.Comment(s_subject, Sample.Start.AddDays(-1));
    private readonly Func<DateTimeOffset, Guid, IRecord> _make;
    private readonly Func<IStore, IRecord?, bool, int, CancellationToken, Task<IReadOnlyList<IRecord>>> _page;

    private Listing(
        string name,
        Func<DateTimeOffset, Guid, IRecord> make,
        Func<IStore, IRecord?, bool, int, CancellationToken, Task<IReadOnlyList<IRecord>>> page,
        params IRecord[] setting) => (Name, _make, _page, Setting) = (name, make, page, setting);

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Those whose place is a <see cref="Keyset"/>.</summary>
    public static TheoryData<string> ByKeyset => [.. All.Keys.Where(name => name is not ("replies" or "communities" or "every post" or "members of a community" or "members by handle"))];

    public string Name { get; }

    /// <summary>What must stand before the first row: who follows, what is replied to.</summary>
    public IReadOnlyList<IRecord> Setting { get; }

    private static Dictionary<string, Listing> All { get; } = new[]
    {
        Feed("company feed", new FeedSelector.Company()),
        Feed("community feed", new FeedSelector.InCommunity(s_community)),
        Feed("member feed", new FeedSelector.ByMember(s_me)),
        Feed("home feed", new FeedSelector.HomeOf(s_me), Sample.Follow(s_me, SubjectRef.Of(s_community))),
        Feed("timeline, pulled", new FeedSelector.Timeline(Sample.NewMemberId(), [SubjectRef.Of(s_community)])),
        new Listing(
            "every post",
            (at, id) => Sample.Post(s_me, s_community, at, id),
            async (store, after, _, limit, stop) => await store.Records.ScanAsync<Post>(Everyone, RecordFilter.All, after?.Key, limit, stop)),
        Roots("roots, oldest first", DiscussionSort.Oldest),
        Roots("roots, newest first", DiscussionSort.Newest),
        new Listing(
            "replies",
            (at, id) => Sample.Reply(s_root, at, id: id),
            async (store, after, _, limit, stop) => await store.Discussions.ReadRepliesAsync(Everyone, [s_root.Id], (after as Comment)?.Path, limit, stop),
            s_root),
        Kudos("kudos wall", null),
        Kudos("kudos received", s_me),
        new Listing(
            "members of a community",
            (_, id) => Sample.Membership(s_community, new MemberId(id)),
            async (store, after, _, limit, stop) => await store.Memberships.ReadAsync(
                Everyone, s_community, MembershipState.Active, (after as Membership)?.Member, limit, stop)),
        new Listing(
            "members by handle",
            (at, id) => Sample.Member($"a{id:N}") with { Id = new MemberId(id), CreatedAt = at },
            async (store, after, _, limit, stop) => await store.Members.ReadByHandleAsync(Everyone, "a", (after as Member)?.Handle, limit, stop)),
        Cases("queue, oldest first", newest: false),
        Cases("queue, newest first", newest: true),
        new Listing(
            "decisions about a member",
            (at, id) => Sample.Decision(s_me, s_community, at, id),
            async (store, after, inclusive, limit, stop) => await store.Moderation.ReadDecisionsAsync(
                Everyone, s_me, after is Decision last ? new Keyset(last.CreatedAt, last.Id.Value, inclusive) : null, limit, stop)),
        new Listing(
            "communities",
            (at, id) => Sample.Community($"{id:N}") with { Id = new CommunityId(id), CreatedAt = at },
            async (store, after, _, limit, stop) => await store.Communities.ReadAsync(Everyone, (after as Community)?.Slug, limit, stop)),
    }.ToDictionary(listing => listing.Name);

    public static Listing Named(string name) => All[name];

    private static AccessScope Everyone => AccessScope.System(new TenantId("acme"));

    /// <summary>A row; few seconds and random ids, so that many rows share a time and only the id tells them apart.</summary>
    public IRecord New(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return _make(Sample.Second(random.Next(6)), new Guid(bytes));
    }

    /// <summary>The page after a row, or the first.</summary>
    public Task<IReadOnlyList<IRecord>> PageAsync(IStore store, IRecord? after, int limit, CancellationToken stop, bool inclusive = false) =>
        _page(store, after, inclusive, limit, stop);

    private static Listing Feed(string name, FeedSelector selector, params IRecord[] setting) => new(
        name,
        (at, id) => Sample.Post(s_me, s_community, at, id),
        async (store, after, inclusive, limit, stop) => await store.Feeds.ReadAsync(
            Everyone, selector, after is Post post ? new Keyset(post.CreatedAt, post.Id.Value, inclusive) : null, limit, stop),
        setting);

    private static Listing Roots(string name, DiscussionSort sort) => new(
        name,
        (at, id) => Sample.Comment(s_subject, at, id: id),
        async (store, after, inclusive, limit, stop) => await store.Discussions.ReadRootsAsync(
            Everyone, s_subject, sort, after is Comment root ? new Keyset(root.CreatedAt, root.Id.Value, inclusive) : null, limit, stop));

    private static Listing Cases(string name, bool newest) => new(
        name,
        (at, id) => Sample.Case(null, s_community, at, id),
        async (store, after, inclusive, limit, stop) => await store.Moderation.ReadCasesAsync(
            Everyone, new CaseSelector(ModerationDesk.Moderators, CaseState.Open, s_community, newest),
            after is ModerationCase last ? new Keyset(last.CreatedAt, last.Id.Value, inclusive) : null, limit, stop));

    private static Listing Kudos(string name, MemberId? recipient) => new(
        name,
        (at, id) => Sample.Kudos(Sample.NewMemberId(), [s_me], at) with { Id = new KudosId(id) },
        async (store, after, inclusive, limit, stop) => await store.Kudos.ReadAsync(
            Everyone, recipient, after is Kudos kudos ? new Keyset(kudos.CreatedAt, kudos.Id.Value, inclusive) : null, limit, stop));
}
