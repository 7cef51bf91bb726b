namespace SocialKit.InMemory;

internal sealed class FeedReader(InMemoryStore store) : IFeedReader
{
    public ValueTask<IReadOnlyList<Post>> ReadAsync(
        AccessScope scope, FeedSelector selector, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(selector);
        Limits.Check(limit, 101);
        Limits.Check(selector is FeedSelector.Timeline { Pulled: var pulled } ? pulled : [], 200);
        return store.Read<IReadOnlyList<Post>>(scope, cancellationToken, tenant =>
        {
            var wanted = selector.Admits(
                member => tenant.All<Follow>().Where(follow => follow.Member == member).Select(follow => follow.Subject), key => tenant.Find(key) is not null);
            return
            [
                .. tenant.All<Post>()
                    .Where(post => wanted(post) && scope.Shows(selector, post, tenant.Find))
                    .Where(post => after.Admits(post.CreatedAt, post.Id.Value, descending: true))
                    .OrderByDescending(post => post.CreatedAt).ThenByDescending(post => post.Id.Value)
                    .Take(limit),
            ];
        });
    }
}
