namespace SocialKit.InMemory;

internal sealed class FeedReader(InMemoryStore store) : IFeedReader
{
    public ValueTask<IReadOnlyList<Post>> ReadAsync(
        AccessScope scope, FeedSelector selector, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        return store.Read<IReadOnlyList<Post>>(scope, cancellationToken, tenant =>
        {
            var wanted = Wanted(tenant, selector);
            return
            [
                .. tenant.All<Post>()
                    .Where(post => wanted(post) && (post.DeletedAt is null || (scope.Member is { } me && post.DeletedBy == me)))
                    .Where(post => after.Admits(post.CreatedAt, post.Id.Value, descending: true))
                    .OrderByDescending(post => post.CreatedAt).ThenByDescending(post => post.Id.Value)
                    .Take(limit),
            ];
        });
    }

    private static Func<Post, bool> Wanted(TenantState tenant, FeedSelector selector)
    {
        switch (selector)
        {
            case FeedSelector.Company:
                return _ => true;
            case FeedSelector.InCommunity community:
                return post => post.Community == community.Id;
            case FeedSelector.ByMember author:
                return post => post.Author == author.Id;
            case FeedSelector.HomeOf home:
                var followed = tenant.All<Follow>().Where(follow => follow.Member == home.Member).Select(follow => follow.Subject).ToHashSet();
                return post => post.Author == home.Member
                    || followed.Contains(SubjectRef.Of(post.Author))
                    || (post.Community is { } community && followed.Contains(SubjectRef.Of(community)));
            default:
                throw new NotSupportedException($"This store does not know the feed {selector?.GetType().Name ?? "null"}.");
        }
    }
}
