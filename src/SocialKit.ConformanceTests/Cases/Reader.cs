namespace SocialKit.ConformanceTests;

/// <summary>One way to read, asked about a <see cref="World"/>; its answer as texts that hold every field.</summary>
internal sealed class Reader(string name, Func<IStore, AccessScope, World, CancellationToken, ValueTask<IEnumerable<object>>> read)
{
    public static TheoryData<string> Names => [.. All.Keys];

    public string Name { get; } = name;

    private static Dictionary<string, Reader> All { get; } = new Reader[]
    {
        new("records by key", async (store, scope, world, stop) => await store.Records.GetAsync<Post>(scope, world.Posts, stop)),
        new("records by unique value", async (store, scope, _, stop) => (await store.Records.FindAsync<Member>(
            scope, [Member.UniqueHandle("ana"), UniqueKey.Origin("there", "ana")], stop)).OrderBy(found => found.Key.Name).Cast<object>()),
        new("revisions", async (store, scope, world, stop) => await store.Records.GetRevisionsAsync(scope, world.Subject, stop)),
        new("counters", async (store, scope, world, stop) => Told(await store.Counters.ReadAsync(
            scope, [world.Subject, SubjectRef.Of(world.Me), SubjectRef.Of(world.Community), SubjectRef.Of(world.Root)], stop))),
        Feed("company feed", _ => new FeedSelector.Company()),
        Feed("community feed", world => new FeedSelector.InCommunity(world.Community)),
        Feed("member feed", world => new FeedSelector.ByMember(world.Friend)),
        Feed("home feed", world => new FeedSelector.HomeOf(world.Me)),
        Feed("timeline", world => new FeedSelector.Timeline(world.Me, [SubjectRef.Of(world.Community)])),
        new("followers", async (store, scope, world, stop) => (await store.Follows.ReadFollowersAsync(scope, SubjectRef.Of(world.Friend), null, 10, stop)).Cast<object>()),
        new("what concerns a member", async (store, scope, world, stop) => await ScanAsync(store, scope, new RecordFilter.Concerning(SubjectRef.Of(world.Me)), stop)),
        new("what concerns a subject", async (store, scope, world, stop) => await ScanAsync(store, scope, new RecordFilter.Concerning(world.Subject), stop)),
        new("every record", async (store, scope, _, stop) => await ScanAsync(store, scope, RecordFilter.All, stop)),
        new("roots, oldest first", async (store, scope, world, stop) => await store.Discussions.ReadRootsAsync(
            scope, world.Subject, DiscussionSort.Oldest, null, 10, stop)),
        new("roots, newest first", async (store, scope, world, stop) => await store.Discussions.ReadRootsAsync(
            scope, world.Subject, DiscussionSort.Newest, null, 10, stop)),
        new("replies", async (store, scope, world, stop) => await store.Discussions.ReadRepliesAsync(scope, [world.Root], null, 10, stop)),
        new("latest comments", async (store, scope, world, stop) => await store.Discussions.ReadLatestAsync(scope, [world.Subject], 10, stop)),
        new("summaries", async (store, scope, world, stop) => Told(await store.Discussions.SummariseAsync(scope, [world.Subject], stop))),
        new("own reactions", async (store, scope, world, stop) => await store.Reactions.ReadOwnAsync(scope, [world.Subject], stop)),
        new("who reacted", async (store, scope, world, stop) => await store.Reactions.ReadWhoAsync(scope, world.Subject, 10, stop)),
        new("own follows", async (store, scope, _, stop) => await store.Follows.ReadOwnAsync(scope, 10, stop)),
        new("kudos wall", async (store, scope, _, stop) => await store.Kudos.ReadAsync(scope, null, null, 10, stop)),
        new("kudos received", async (store, scope, world, stop) => await store.Kudos.ReadAsync(scope, world.Me, null, 10, stop)),
        new("communities", async (store, scope, _, stop) => await store.Communities.ReadAsync(scope, null, 10, stop)),
        new("members of a community", async (store, scope, world, stop) =>
            await store.Memberships.ReadAsync(scope, world.Community, MembershipState.Active, null, 10, stop)),
        new("members by handle", async (store, scope, _, stop) => await store.Members.ReadByHandleAsync(scope, "an", null, 10, stop)),
        new("what decides what a member may see", async (store, scope, _, stop) => await store.Access.ReadAsync(scope, stop) is var facts
            ? facts.Memberships.Concat<object>(facts.Blocks).Concat(facts.Mutes).Concat(facts.Sanctions)
            : []),
        new("rules", async (store, scope, _, stop) => await store.Moderation.ReadRulesAsync(scope, 10, stop)),
        new("decisions about a member", async (store, scope, world, stop) => await store.Moderation.ReadDecisionsAsync(scope, world.Me, null, 10, stop)),
        new("own flags", async (store, scope, _, stop) => await store.Moderation.ReadOwnFlagsAsync(scope, 10, stop)),
        new("sanctions on a member", async (store, scope, world, stop) => await store.Moderation.ReadSanctionsAsync(scope, world.Me, 10, stop)),
        new("cases", async (store, scope, world, stop) => await store.Moderation.ReadCasesAsync(
            AccessScope.System(scope.Tenant), new CaseSelector(ModerationDesk.Moderators, CaseState.Open), null, 10, stop)),
        new("activities", async (store, scope, _, stop) => await store.Activities.ReadAsync(scope, 0, 10, stop)),
    }.ToDictionary(reader => reader.Name);

    public static Reader Named(string name) => All[name];

    /// <summary>What the reader answers the world's member in this tenant. Records by key come in no order, so they are sorted.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(IStore store, TenantId tenant, World world, CancellationToken stop)
    {
        var answer = Whole.Of(await AskAsync(store, tenant, world, stop));
        return Name == "records by key" ? [.. answer.Order(StringComparer.Ordinal)] : answer;
    }

    /// <summary>The answer as it is handed out.</summary>
    public ValueTask<IEnumerable<object>> AskAsync(IStore store, TenantId tenant, World world, CancellationToken stop) =>
        read(store, AccessScope.For(Viewer.Anonymous(tenant) with { Member = world.Me }), world, stop);

    // The order of a scan is the store's own.
    private static async Task<IEnumerable<object>> ScanAsync(IStore store, AccessScope scope, RecordFilter filter, CancellationToken stop)
    {
        var found = new List<string>();
        foreach (var kind in RecordKind.Every)
        {
            found.AddRange((await kind.ScanAllAsync(store, scope, filter, 3, stop)).Select(Whole.Of).Order(StringComparer.Ordinal));
        }

        return found;
    }

    private static Reader Feed(string name, Func<World, FeedSelector> selector) =>
        new(name, async (store, scope, world, stop) => await store.Feeds.ReadAsync(scope, selector(world), null, 10, stop));

    private static IEnumerable<object> Told<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> answers) where TKey : notnull =>
        answers.Select(answer => (object)$"{answer.Key} = {Whole.Of(answer.Value!)}").Order();
}
