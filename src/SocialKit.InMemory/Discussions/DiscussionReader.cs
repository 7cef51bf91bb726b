namespace SocialKit.InMemory;

internal sealed class DiscussionReader(InMemoryStore store) : IDiscussionReader
{
    public ValueTask<IReadOnlyList<Comment>> ReadRootsAsync(
        AccessScope scope, SubjectRef subject, DiscussionSort sort, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        var descending = sort == DiscussionSort.Newest;
        return store.Read<IReadOnlyList<Comment>>(scope, cancellationToken, tenant =>
        {
            var roots = tenant.All<Comment>().Where(comment => comment.Subject == subject && comment.Depth == 1)
                .Where(comment => after.Admits(comment.CreatedAt, comment.Id.Value, descending) && IsShown(tenant, scope, comment));
            return
            [
                .. (descending
                    ? roots.OrderByDescending(comment => comment.CreatedAt).ThenByDescending(comment => comment.Id.Value)
                    : roots.OrderBy(comment => comment.CreatedAt).ThenBy(comment => comment.Id.Value)).Take(limit),
            ];
        });
    }

    public ValueTask<IReadOnlyList<Comment>> ReadRepliesAsync(
        AccessScope scope, IReadOnlyCollection<CommentId> roots, string? afterPath, int limitPerRoot, CancellationToken cancellationToken)
    {
        Limits.Check(roots, 100);
        Limits.Check(limitPerRoot, 101);
        var asked = roots.ToHashSet();
        return store.Read<IReadOnlyList<Comment>>(scope, cancellationToken, tenant =>
        [
            .. tenant.All<Comment>().Where(comment => comment.Depth > 1 && asked.Contains(comment.Root))
                .Where(comment => afterPath is null || string.CompareOrdinal(comment.Path, afterPath) > 0)
                .Where(comment => IsShown(tenant, scope, comment))
                .GroupBy(comment => comment.Root)
                .SelectMany(replies => replies.OrderBy(comment => comment.Path, StringComparer.Ordinal).Take(limitPerRoot))
                .OrderBy(comment => comment.Path, StringComparer.Ordinal),
        ]);
    }

    public ValueTask<IReadOnlyList<Comment>> ReadLatestAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, int limitPerSubject, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 100);
        Limits.Check(limitPerSubject, 10);
        return store.Read<IReadOnlyList<Comment>>(scope, cancellationToken, tenant =>
        {
            var roots = tenant.All<Comment>().Where(comment => comment is { Depth: 1, DeletedAt: null } && comment.Moderation == ModerationState.Published).ToLookup(comment => comment.Subject);
            return
            [
                .. subjects.Distinct().SelectMany(subject => roots[subject]
                    .OrderByDescending(comment => comment.CreatedAt).ThenByDescending(comment => comment.Id.Value).Take(limitPerSubject)),
            ];
        });
    }

    public ValueTask<IReadOnlyDictionary<SubjectRef, DiscussionSummary>> SummariseAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 200);
        var asked = subjects.ToHashSet();
        return store.Read<IReadOnlyDictionary<SubjectRef, DiscussionSummary>>(scope, cancellationToken, tenant =>
        {
            var talks = tenant.All<Comment>().Where(comment => comment.DeletedAt is null && comment.Moderation == ModerationState.Published && asked.Contains(comment.Subject)).ToLookup(comment => comment.Subject);
            return asked
                .Select(subject => (Subject: subject, Summary: new DiscussionSummary(talks[subject].Count(), talks[subject].Max(comment => (DateTimeOffset?)comment.CreatedAt))
                {
                    State = tenant.Find(SubjectState.KeyOf(subject)) as SubjectState,
                }))
                .Where(found => found.Summary.Total > 0 || found.Summary.State is not null)
                .ToDictionary(found => found.Subject, found => found.Summary);
        });
    }

    private static bool IsShown(TenantState tenant, AccessScope scope, Comment comment) =>
        scope.Shows(comment, tenant.Count(new CounterKey(SubjectRef.Of(comment.Id), CounterKey.Replies)) > 0);
}
