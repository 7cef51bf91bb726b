namespace CustomStore;

/// <summary>All questions, answered from memory: filter, order, cut, hand out copies.</summary>
sealed class Readers(JsonLinesStore store) : IRecordReader, ICounterReader, IFeedReader, IDiscussionReader, IReactionReader, IFollowReader,
    IKudosReader, ICommunityReader, IMembershipReader, IMemberReader, IAccessReader, IActivityReader
{
    public ValueTask<IReadOnlyList<TRecord>> GetAsync<TRecord>(
        AccessScope scope, IReadOnlyCollection<RecordKey> keys, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
    {
        Limits.Check(keys, 1_000);
        return List<TRecord>(scope, int.MaxValue, rows => keys.Distinct().Where(key => key.Type == TRecord.RecordType)
            .Select(rows.Find).OfType<Row>().Select(row => (TRecord)row.Record), cancellationToken);
    }

    public ValueTask<IReadOnlyDictionary<UniqueKey, TRecord>> FindAsync<TRecord>(
        AccessScope scope, IReadOnlyCollection<UniqueKey> uniques, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
    {
        Limits.Check(uniques, 1_000);
        return Answer<IReadOnlyDictionary<UniqueKey, TRecord>>(scope, rows => uniques.Distinct()
            .Select(unique => (Unique: unique, Record: rows.Holder(unique) is { } key ? rows.Find(key)!.Record as TRecord : null))
            .Where(found => found.Record is not null)
            .ToDictionary(found => found.Unique, found => rows.Own<TRecord>([found.Record!])[0]), cancellationToken);
    }

    public ValueTask<IReadOnlyList<TRecord>> ScanAsync<TRecord>(
        AccessScope scope, RecordFilter filter, RecordKey? after, int limit, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord> =>
        List<TRecord>(scope, Page(limit, 1_000), rows => rows.All<TRecord>()
            .Where(record => filter.Admits(record) && (after is not { } last || string.CompareOrdinal(record.Key.Id, last.Id) > 0))
            .OrderBy(record => record.Key.Id, StringComparer.Ordinal), cancellationToken);

    public ValueTask<IReadOnlyList<Revision>> GetRevisionsAsync(AccessScope scope, SubjectRef subject, CancellationToken cancellationToken) =>
        List<Revision>(scope, int.MaxValue, rows => rows.All<Revision>().Where(revision => revision.Subject == subject)
            .OrderByDescending(revision => revision.Number), cancellationToken);

    public ValueTask<IReadOnlyDictionary<CounterKey, long>> ReadAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 1_000);
        var asked = subjects.ToHashSet();
        return Answer<IReadOnlyDictionary<CounterKey, long>>(
            scope, rows => rows.Counters.Where(counter => asked.Contains(counter.Key.Subject) && rows.IsOpen(scope, counter.Key.Subject)).ToDictionary(), cancellationToken);
    }

    // snippet: feed
    public ValueTask<IReadOnlyList<Post>> ReadAsync(
        AccessScope scope, FeedSelector selector, Keyset? after, int limit, CancellationToken cancellationToken) =>
        List<Post>(scope, Page(limit, 101), rows =>
        {
            Limits.Check(selector is FeedSelector.Timeline { Pulled: var pulled } ? pulled : [], 200);
            var wanted = selector.Admits(member => rows.All<Follow>().Where(follow => follow.Member == member).Select(follow => follow.Subject), key => rows.Find(key) is not null);
            return rows.All<Post>()
                .Where(post => wanted(post) && scope.Shows(selector, post, rows.Find))
                .Where(post => after.Admits(post.CreatedAt, post.Id.Value, descending: true))
                .OrderByDescending(post => post.CreatedAt).ThenByDescending(post => post.Id.Value);
        }, cancellationToken);
    // end snippet

    public ValueTask<IReadOnlyList<Comment>> ReadRootsAsync(
        AccessScope scope, SubjectRef subject, DiscussionSort sort, Keyset? after, int limit, CancellationToken cancellationToken) =>
        List<Comment>(scope, Page(limit, 101), rows =>
        {
            var newest = sort == DiscussionSort.Newest;
            var roots = rows.All<Comment>().Where(comment => comment.Subject == subject && comment.Depth == 1 && IsShown(rows, scope, comment))
                .Where(comment => after.Admits(comment.CreatedAt, comment.Id.Value, newest));
            return newest
                ? roots.OrderByDescending(comment => comment.CreatedAt).ThenByDescending(comment => comment.Id.Value)
                : roots.OrderBy(comment => comment.CreatedAt).ThenBy(comment => comment.Id.Value);
        }, cancellationToken);

    public ValueTask<IReadOnlyList<Comment>> ReadRepliesAsync(
        AccessScope scope, IReadOnlyCollection<CommentId> roots, string? afterPath, int limitPerRoot, CancellationToken cancellationToken)
    {
        Limits.Check(roots, 100);
        Page(limitPerRoot, 101);
        var asked = roots.ToHashSet();
        return List<Comment>(scope, int.MaxValue, rows => rows.All<Comment>()
            .Where(comment => comment.Depth > 1 && asked.Contains(comment.Root) && IsShown(rows, scope, comment))
            .Where(comment => afterPath is null || string.CompareOrdinal(comment.Path, afterPath) > 0)
            .GroupBy(comment => comment.Root)
            .SelectMany(replies => replies.OrderBy(comment => comment.Path, StringComparer.Ordinal).Take(limitPerRoot))
            .OrderBy(comment => comment.Path, StringComparer.Ordinal), cancellationToken);
    }

    public ValueTask<IReadOnlyList<Comment>> ReadLatestAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, int limitPerSubject, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 100);
        Page(limitPerSubject, 10);
        return List<Comment>(scope, int.MaxValue, rows => subjects.Distinct().SelectMany(subject => rows.All<Comment>()
            .Where(comment => comment.Subject == subject && comment is { Depth: 1, DeletedAt: null } && comment.Moderation == ModerationState.Published)
            .OrderByDescending(comment => comment.CreatedAt).ThenByDescending(comment => comment.Id.Value).Take(limitPerSubject)), cancellationToken);
    }

    public ValueTask<IReadOnlyDictionary<SubjectRef, DiscussionSummary>> SummariseAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 200);
        var asked = subjects.ToHashSet();
        return Answer<IReadOnlyDictionary<SubjectRef, DiscussionSummary>>(scope, rows =>
        {
            var talks = rows.All<Comment>().Where(comment => comment.DeletedAt is null && comment.Moderation == ModerationState.Published && asked.Contains(comment.Subject)).ToLookup(comment => comment.Subject);
            return asked.Select(subject => (Subject: subject, State: rows.Own<SubjectState>(rows.All<SubjectState>().Where(state => state.Subject == subject))))
                .Where(found => found.State.Count > 0 || talks[found.Subject].Any())
                .ToDictionary(found => found.Subject, found => new DiscussionSummary(
                    talks[found.Subject].Count(), talks[found.Subject].Max(comment => (DateTimeOffset?)comment.CreatedAt)) { State = found.State.SingleOrDefault() });
        }, cancellationToken);
    }

    public ValueTask<IReadOnlyList<Reaction>> ReadOwnAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 1_000);
        var asked = subjects.ToHashSet();
        return List<Reaction>(scope, int.MaxValue, rows => rows.All<Reaction>()
            .Where(reaction => reaction.Member == scope.Member && asked.Contains(reaction.Subject)), cancellationToken);
    }

    public ValueTask<IReadOnlyList<Reaction>> ReadWhoAsync(AccessScope scope, SubjectRef subject, int limit, CancellationToken cancellationToken) =>
        List<Reaction>(scope, Page(limit, 100), rows => rows.All<Reaction>()
            .Where(reaction => reaction.Subject == subject).OrderByDescending(reaction => reaction.At), cancellationToken);

    public ValueTask<IReadOnlyList<Follow>> ReadOwnAsync(AccessScope scope, int limit, CancellationToken cancellationToken) =>
        List<Follow>(scope, Page(limit, 1_000), rows => rows.All<Follow>()
            .Where(follow => follow.Member == scope.Member && rows.IsOpen(scope, follow.Subject)).OrderByDescending(follow => follow.At), cancellationToken);

    public ValueTask<IReadOnlyList<MemberId>> ReadFollowersAsync(
        AccessScope scope, SubjectRef subject, MemberId? after, int limit, CancellationToken cancellationToken)
    {
        Page(limit, 1_000);
        return Answer<IReadOnlyList<MemberId>>(scope, rows =>
        [
            .. rows.All<Follow>().Where(follow => follow.Subject == subject && rows.IsOpen(scope, subject) && (after is not { } last || follow.Member.Value.CompareTo(last.Value) > 0))
                .Select(follow => follow.Member).OrderBy(member => member.Value).Take(limit),
        ], cancellationToken);
    }

    public ValueTask<IReadOnlyList<Kudos>> ReadAsync(
        AccessScope scope, MemberId? recipient, Keyset? after, int limit, CancellationToken cancellationToken) =>
        List<Kudos>(scope, Page(limit, 101), rows => rows.All<Kudos>()
            .Where(kudos => recipient is not { } member || kudos.Recipients.Contains(member))
            .Where(kudos => kudos.Community is not { } community || scope.Reads(rows.Find(community)))
            .Where(kudos => after.Admits(kudos.CreatedAt, kudos.Id.Value, descending: true))
            .OrderByDescending(kudos => kudos.CreatedAt).ThenByDescending(kudos => kudos.Id.Value), cancellationToken);

    public ValueTask<IReadOnlyList<Community>> ReadAsync(AccessScope scope, string? afterSlug, int limit, CancellationToken cancellationToken) =>
        List<Community>(scope, Page(limit, 101), rows => rows.All<Community>()
            .Where(community => scope.Knows(community) && (afterSlug is null || string.CompareOrdinal(community.Slug, afterSlug) > 0))
            .OrderBy(community => community.Slug, StringComparer.Ordinal), cancellationToken);

    public ValueTask<IReadOnlyList<Membership>> ReadAsync(
        AccessScope scope, CommunityId community, MembershipState state, MemberId? after, int limit, CancellationToken cancellationToken) =>
        List<Membership>(scope, Page(limit, 101), rows => rows.All<Membership>()
            .Where(membership => membership.Community == community && membership.State == state && rows.IsOpen(scope, SubjectRef.Of(community)))
            .Where(membership => after is not { } last || membership.Member.Value.CompareTo(last.Value) > 0)
            .OrderBy(membership => membership.Member.Value), cancellationToken);

    public ValueTask<IReadOnlyList<Member>> ReadByHandleAsync(
        AccessScope scope, string prefix, string? afterHandle, int limit, CancellationToken cancellationToken) =>
        List<Member>(scope, Page(limit, 101), rows => rows.All<Member>()
            .Where(member => member.Handle.ToLowerInvariant().StartsWith(prefix, StringComparison.Ordinal))
            .Where(member => afterHandle is null || string.CompareOrdinal(member.Handle.ToLowerInvariant(), afterHandle) > 0)
            .OrderBy(member => member.Handle.ToLowerInvariant(), StringComparer.Ordinal), cancellationToken);

    public ValueTask<AccessFacts> ReadAsync(AccessScope scope, CancellationToken cancellationToken) => Answer(scope, rows => scope.Member is not { } me
        ? new AccessFacts()
        : new AccessFacts
        {
            Memberships = rows.Own<Membership>(rows.All<Membership>().Where(membership => membership.Member == me)),
            Blocks = rows.Own<MemberBlock>(rows.All<MemberBlock>().Where(block => block.Member == me || block.Blocked == me)),
            Mutes = rows.Own<Mute>(rows.All<Mute>().Where(mute => mute.Member == me)),
            Sanctions = rows.Own<Sanction>(rows.All<Sanction>().Where(sanction => sanction.Member == me && sanction.LiftedAt is null)),
        }, cancellationToken);

    public ValueTask<IReadOnlyList<LoggedActivity>> ReadAsync(AccessScope scope, long after, int limit, CancellationToken cancellationToken)
    {
        Page(limit, 1_000);
        return Answer<IReadOnlyList<LoggedActivity>>(
            scope, rows => after >= rows.Log.Count ? [] : [.. rows.Log.Skip((int)after).Take(limit)], cancellationToken);
    }

    static bool IsShown(TenantRows rows, AccessScope scope, Comment comment) => scope.Shows(comment, rows.All<Comment>().Any(below =>
        below.DeletedAt is null && below.Moderation == ModerationState.Published && below.Path.Length > comment.Path.Length && below.Path.StartsWith(comment.Path, StringComparison.Ordinal)));

    static int Page(int limit, int most)
    {
        Limits.Check(limit, most);
        return limit;
    }

    ValueTask<IReadOnlyList<TRecord>> List<TRecord>(
        AccessScope scope, int limit, Func<TenantRows, IEnumerable<TRecord>> rows, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord> =>
        Answer(scope, tenant => tenant.Own<TRecord>(rows(tenant).Take(limit)), cancellationToken);

    ValueTask<TAnswer> Answer<TAnswer>(AccessScope scope, Func<TenantRows, TAnswer> question, CancellationToken cancellationToken) =>
        ValueTask.FromResult(store.Ask(scope, question, cancellationToken));
}
