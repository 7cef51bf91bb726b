namespace SocialKit.InMemory;

internal sealed class FollowReader(InMemoryStore store) : IFollowReader
{
    public ValueTask<IReadOnlyList<Follow>> ReadOwnAsync(AccessScope scope, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        return store.Read<IReadOnlyList<Follow>>(scope, cancellationToken, tenant =>
            [.. tenant.All<Follow>().Where(follow => follow.Member == scope.Member).OrderByDescending(follow => follow.At).Take(limit)]);
    }
}
