namespace SocialKit.ConformanceTests;

/// <summary>One limit of the contract: how much may be asked for at once.</summary>
internal sealed class Bound(string name, int least, int most, Func<IStore, AccessScope, int, CancellationToken, Task> ask)
{
    public static TheoryData<string> Names => [.. All.Keys];

    public static TheoryData<string> WithLeast => [.. All.Values.Where(bound => bound.Least > 0).Select(bound => bound.Name)];

    public string Name { get; } = name;

    /// <summary>1 for limits; 0 for lists, which may be empty.</summary>
    public int Least { get; } = least;

    public int Most { get; } = most;

    private static Dictionary<string, Bound> All { get; } = new Bound[]
    {
        new("keys", 0, 1_000, (store, scope, n, stop) => store.Records.GetAsync<Post>(scope, Many(n, _ => Sample.Post().Key), stop).AsTask()),
        new("unique values", 0, 1_000, (store, scope, n, stop) =>
            store.Records.FindAsync<Member>(scope, Many(n, i => Member.UniqueHandle($"m{i}")), stop).AsTask()),
        new("subjects of counters", 0, 1_000, (store, scope, n, stop) => store.Counters.ReadAsync(scope, Many(n, i => Sample.Order(i)), stop).AsTask()),
        new("posts of a feed", 1, 101, (store, scope, n, stop) => store.Feeds.ReadAsync(scope, new FeedSelector.Company(), null, n, stop).AsTask()),
        new("posts of home", 1, 101, (store, scope, n, stop) =>
            store.Feeds.ReadAsync(scope, new FeedSelector.HomeOf(Sample.NewMemberId()), null, n, stop).AsTask()),
        new("top-level comments", 1, 101, (store, scope, n, stop) =>
            store.Discussions.ReadRootsAsync(scope, Sample.Order(), DiscussionSort.Newest, null, n, stop).AsTask()),
        new("roots of replies", 0, 100, (store, scope, n, stop) =>
            store.Discussions.ReadRepliesAsync(scope, Many(n, _ => new CommentId(Sample.NewId())), null, 10, stop).AsTask()),
        new("replies of a root", 1, 101, (store, scope, n, stop) =>
            store.Discussions.ReadRepliesAsync(scope, [new CommentId(Sample.NewId())], null, n, stop).AsTask()),
        new("subjects of latest comments", 0, 100, (store, scope, n, stop) =>
            store.Discussions.ReadLatestAsync(scope, Many(n, i => Sample.Order(i)), 1, stop).AsTask()),
        new("latest comments of a subject", 1, 10, (store, scope, n, stop) => store.Discussions.ReadLatestAsync(scope, [Sample.Order()], n, stop).AsTask()),
        new("subjects of summaries", 0, 200, (store, scope, n, stop) => store.Discussions.SummariseAsync(scope, Many(n, i => Sample.Order(i)), stop).AsTask()),
        new("subjects of own reactions", 0, 1_000, (store, scope, n, stop) => store.Reactions.ReadOwnAsync(scope, Many(n, i => Sample.Order(i)), stop).AsTask()),
        new("who reacted", 1, 100, (store, scope, n, stop) => store.Reactions.ReadWhoAsync(scope, Sample.Order(), n, stop).AsTask()),
        new("own follows", 1, 1_000, (store, scope, n, stop) => store.Follows.ReadOwnAsync(scope, n, stop).AsTask()),
        new("followers", 1, 1_000, (store, scope, n, stop) => store.Follows.ReadFollowersAsync(scope, Sample.Order(), null, n, stop).AsTask()),
        new("scanned records", 1, 1_000, (store, scope, n, stop) => store.Records.ScanAsync<Post>(scope, RecordFilter.All, null, n, stop).AsTask()),
        new("posts of a timeline", 1, 101, (store, scope, n, stop) =>
            store.Feeds.ReadAsync(scope, new FeedSelector.Timeline(Sample.NewMemberId(), []), null, n, stop).AsTask()),
        new("pulled into a timeline", 0, 200, (store, scope, n, stop) => store.Feeds.ReadAsync(
            scope, new FeedSelector.Timeline(Sample.NewMemberId(), Many(n, _ => SubjectRef.Of(Sample.NewMemberId()))), null, 10, stop).AsTask()),
        new("kudos", 1, 101, (store, scope, n, stop) => store.Kudos.ReadAsync(scope, null, null, n, stop).AsTask()),
        new("communities", 1, 101, (store, scope, n, stop) => store.Communities.ReadAsync(scope, null, n, stop).AsTask()),
        new("members of a community", 1, 101, (store, scope, n, stop) =>
            store.Memberships.ReadAsync(scope, new CommunityId(Sample.NewId()), MembershipState.Active, null, n, stop).AsTask()),
        new("members by handle", 1, 101, (store, scope, n, stop) => store.Members.ReadByHandleAsync(scope, "a", null, n, stop).AsTask()),
        new("rules", 1, 1_000, (store, scope, n, stop) => store.Moderation.ReadRulesAsync(scope, n, stop).AsTask()),
        new("cases", 1, 101, (store, scope, n, stop) =>
            store.Moderation.ReadCasesAsync(scope, new CaseSelector(ModerationDesk.Moderators, CaseState.Open), null, n, stop).AsTask()),
        new("decisions", 1, 101, (store, scope, n, stop) => store.Moderation.ReadDecisionsAsync(scope, Sample.NewMemberId(), null, n, stop).AsTask()),
        new("own flags", 1, 100, (store, scope, n, stop) => store.Moderation.ReadOwnFlagsAsync(scope, n, stop).AsTask()),
        new("sanctions", 1, 100, (store, scope, n, stop) => store.Moderation.ReadSanctionsAsync(scope, Sample.NewMemberId(), n, stop).AsTask()),
        new("activities", 1, 1_000, (store, scope, n, stop) => store.Activities.ReadAsync(scope, 0, n, stop).AsTask()),
    }.ToDictionary(bound => bound.Name);

    public static Bound Named(string name) => All[name];

    public Task AskAsync(IStore store, AccessScope scope, int count, CancellationToken stop) => ask(store, scope, count, stop);

    private static List<T> Many<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];
}
