namespace SocialKit.Mutants.Tests;

/// <summary>A sound store with hooks to spoil each thing it does; a hook that is not set changes nothing.</summary>
sealed class BrokenStore(IStore inner) : IStore, IRecordReader, ICounterReader, IFeedReader, IDiscussionReader, IReactionReader, IFollowReader,
    IKudosReader, ICommunityReader, IMembershipReader, IMemberReader, IAccessReader, IActivityReader, IModerationReader
{
    public delegate ValueTask<CommitResult> Committing(IStore inner, Commit commit, CancellationToken stop);

    public Committing OnCommit { get; init; } = (store, commit, stop) => store.CommitAsync(commit, stop);

    public Func<AccessScope, AccessScope> Scope { get; init; } = scope => scope;

    public Func<IRecord, IRecord?> Record { get; init; } = record => record;

    public Func<IReadOnlyCollection<RecordKey>, IReadOnlyCollection<RecordKey>> Keys { get; init; } = keys => keys;

    public Func<UniqueKey, UniqueKey> Unique { get; init; } = unique => unique;

    public Func<IReadOnlyDictionary<CounterKey, long>, IReadOnlyDictionary<CounterKey, long>> Count { get; init; } = counters => counters;

    public Func<IEnumerable<IRecord>, IEnumerable<IRecord>> Scan { get; init; } = records => records;

    public Func<RecordFilter, RecordFilter> Filter { get; init; } = filter => filter;

    public Func<RecordKey?, RecordKey?> Place { get; init; } = after => after;

    public Func<Keyset?, Keyset?> After { get; init; } = after => after;

    public Func<int, int> Limit { get; init; } = limit => limit;

    public Func<FeedSelector, FeedSelector> Feed { get; init; } = selector => selector;

    public Func<IEnumerable<Post>, IEnumerable<Post>> Posts { get; init; } = posts => posts;

    public Func<IStore, AccessScope, IEnumerable<Comment>, IEnumerable<Comment>> Comments { get; init; } = (_, _, comments) => comments;

    public Func<IEnumerable<LoggedActivity>, IEnumerable<LoggedActivity>> Log { get; init; } = log => log;

    public Func<long, long> Position { get; init; } = position => position;

    public Func<CancellationToken, CancellationToken> Token { get; init; } = token => token;

    public string Name => "broken";

    public StoreCapabilities Capabilities { get; init; } = inner.Capabilities;

    public IRecordReader Records => this;

    public ICounterReader Counters => this;

    public IFeedReader Feeds => this;

    public IDiscussionReader Discussions => this;

    public IReactionReader Reactions => this;

    public IFollowReader Follows => this;

    public IKudosReader Kudos => this;

    public ICommunityReader Communities => this;

    public IMembershipReader Memberships => this;

    public IMemberReader Members => this;

    public IAccessReader Access => this;

    public IModerationReader Moderation => this;

    public IActivityReader Activities => this;

    public ValueTask ScrubAsync(CancellationToken cancellationToken) => inner.ScrubAsync(cancellationToken);

    public ValueTask PrepareAsync(CancellationToken cancellationToken) => inner.PrepareAsync(cancellationToken);

    public ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken) => OnCommit(inner, commit, cancellationToken);

    public async ValueTask<IReadOnlyList<TRecord>> GetAsync<TRecord>(
        AccessScope scope, IReadOnlyCollection<RecordKey> keys, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord> =>
        Each(await inner.Records.GetAsync<TRecord>(Scope(scope), Keys(keys), Token(cancellationToken)));

    public async ValueTask<IReadOnlyDictionary<UniqueKey, TRecord>> FindAsync<TRecord>(
        AccessScope scope, IReadOnlyCollection<UniqueKey> uniques, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord> =>
        await inner.Records.FindAsync<TRecord>(Scope(scope), [.. uniques.Select(Unique)], Token(cancellationToken));

    public async ValueTask<IReadOnlyList<TRecord>> ScanAsync<TRecord>(
        AccessScope scope, RecordFilter filter, RecordKey? after, int limit, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord> =>
        Each([.. Scan(await inner.Records.ScanAsync<TRecord>(Scope(scope), Filter(filter), Place(after), Limit(limit), Token(cancellationToken))).Cast<TRecord>()]);

    public async ValueTask<IReadOnlyList<Revision>> GetRevisionsAsync(AccessScope scope, SubjectRef subject, CancellationToken cancellationToken) =>
        Each(await inner.Records.GetRevisionsAsync(Scope(scope), subject, Token(cancellationToken)));

    public async ValueTask<IReadOnlyDictionary<CounterKey, long>> ReadAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken) =>
        Count(await inner.Counters.ReadAsync(Scope(scope), subjects, Token(cancellationToken)));

    public async ValueTask<IReadOnlyList<Post>> ReadAsync(
        AccessScope scope, FeedSelector selector, Keyset? after, int limit, CancellationToken cancellationToken) =>
        Each([.. Posts(await inner.Feeds.ReadAsync(Scope(scope), Feed(selector), After(after), Limit(limit), Token(cancellationToken)))]);

    public async ValueTask<IReadOnlyList<Comment>> ReadRootsAsync(
        AccessScope scope, SubjectRef subject, DiscussionSort sort, Keyset? after, int limit, CancellationToken cancellationToken) =>
        Each([.. Comments(inner, scope, await inner.Discussions.ReadRootsAsync(Scope(scope), subject, sort, After(after), Limit(limit), Token(cancellationToken)))]);

    public async ValueTask<IReadOnlyList<Comment>> ReadRepliesAsync(
        AccessScope scope, IReadOnlyCollection<CommentId> roots, string? afterPath, int limitPerRoot, CancellationToken cancellationToken) =>
        Each([.. Comments(inner, scope, await inner.Discussions.ReadRepliesAsync(Scope(scope), roots, afterPath, Limit(limitPerRoot), Token(cancellationToken)))]);

    public ValueTask<IReadOnlyList<Comment>> ReadLatestAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, int limitPerSubject, CancellationToken cancellationToken) =>
        inner.Discussions.ReadLatestAsync(Scope(scope), subjects, limitPerSubject, Token(cancellationToken));

    public ValueTask<IReadOnlyDictionary<SubjectRef, DiscussionSummary>> SummariseAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken) =>
        inner.Discussions.SummariseAsync(Scope(scope), subjects, Token(cancellationToken));

    public ValueTask<IReadOnlyList<Reaction>> ReadOwnAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken) =>
        inner.Reactions.ReadOwnAsync(Scope(scope), subjects, Token(cancellationToken));

    public ValueTask<IReadOnlyList<Reaction>> ReadWhoAsync(AccessScope scope, SubjectRef subject, int limit, CancellationToken cancellationToken) =>
        inner.Reactions.ReadWhoAsync(Scope(scope), subject, limit, Token(cancellationToken));

    public ValueTask<IReadOnlyList<Follow>> ReadOwnAsync(AccessScope scope, int limit, CancellationToken cancellationToken) =>
        inner.Follows.ReadOwnAsync(Scope(scope), limit, Token(cancellationToken));

    public ValueTask<IReadOnlyList<MemberId>> ReadFollowersAsync(
        AccessScope scope, SubjectRef subject, MemberId? after, int limit, CancellationToken cancellationToken) =>
        inner.Follows.ReadFollowersAsync(Scope(scope), subject, after, Limit(limit), Token(cancellationToken));

    public async ValueTask<IReadOnlyList<Kudos>> ReadAsync(
        AccessScope scope, MemberId? recipient, Keyset? after, int limit, CancellationToken cancellationToken) =>
        Each(await inner.Kudos.ReadAsync(Scope(scope), recipient, After(after), Limit(limit), Token(cancellationToken)));

    public ValueTask<IReadOnlyList<Community>> ReadAsync(AccessScope scope, string? afterSlug, int limit, CancellationToken cancellationToken) =>
        inner.Communities.ReadAsync(Scope(scope), afterSlug, Limit(limit), Token(cancellationToken));

    public ValueTask<IReadOnlyList<ModerationRule>> ReadRulesAsync(AccessScope scope, int limit, CancellationToken cancellationToken) =>
        inner.Moderation.ReadRulesAsync(Scope(scope), Limit(limit), Token(cancellationToken));

    public ValueTask<IReadOnlyList<ModerationCase>> ReadCasesAsync(AccessScope scope, CaseSelector selector, Keyset? after, int limit, CancellationToken cancellationToken) =>
        inner.Moderation.ReadCasesAsync(Scope(scope), selector, after, Limit(limit), Token(cancellationToken));

    public ValueTask<IReadOnlyList<Decision>> ReadDecisionsAsync(AccessScope scope, MemberId member, Keyset? after, int limit, CancellationToken cancellationToken) =>
        inner.Moderation.ReadDecisionsAsync(Scope(scope), member, after, Limit(limit), Token(cancellationToken));

    public ValueTask<IReadOnlyList<Flag>> ReadOwnFlagsAsync(AccessScope scope, int limit, CancellationToken cancellationToken) =>
        inner.Moderation.ReadOwnFlagsAsync(Scope(scope), Limit(limit), Token(cancellationToken));

    public ValueTask<IReadOnlyList<Sanction>> ReadSanctionsAsync(AccessScope scope, MemberId member, int limit, CancellationToken cancellationToken) =>
        inner.Moderation.ReadSanctionsAsync(Scope(scope), member, Limit(limit), Token(cancellationToken));

    public ValueTask<IReadOnlyList<Membership>> ReadAsync(
        AccessScope scope, CommunityId community, MembershipState state, MemberId? after, int limit, CancellationToken cancellationToken) =>
        inner.Memberships.ReadAsync(Scope(scope), community, state, after, Limit(limit), Token(cancellationToken));

    public ValueTask<IReadOnlyList<Member>> ReadByHandleAsync(
        AccessScope scope, string prefix, string? afterHandle, int limit, CancellationToken cancellationToken) =>
        inner.Members.ReadByHandleAsync(Scope(scope), prefix, afterHandle, Limit(limit), Token(cancellationToken));

    public ValueTask<AccessFacts> ReadAsync(AccessScope scope, CancellationToken cancellationToken) =>
        inner.Access.ReadAsync(Scope(scope), Token(cancellationToken));

    public async ValueTask<IReadOnlyList<LoggedActivity>> ReadAsync(AccessScope scope, long after, int limit, CancellationToken cancellationToken) =>
        [.. Log(await inner.Activities.ReadAsync(Scope(scope), Position(after), limit, Token(cancellationToken)))];

    List<TRecord> Each<TRecord>(IReadOnlyList<TRecord> records) where TRecord : class, IRecord => [.. records.Select(Record).OfType<TRecord>()];
}
