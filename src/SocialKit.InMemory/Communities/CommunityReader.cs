namespace SocialKit.InMemory;

internal sealed class CommunityReader(InMemoryStore store) : ICommunityReader
{
    public ValueTask<IReadOnlyList<Community>> ReadAsync(AccessScope scope, string? afterSlug, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        return store.Read<IReadOnlyList<Community>>(scope, cancellationToken, tenant =>
        [
            .. tenant.All<Community>().Where(community => scope.Knows(community) && (afterSlug is null || string.CompareOrdinal(community.Slug, afterSlug) > 0))
                .OrderBy(community => community.Slug, StringComparer.Ordinal)
                .Take(limit),
        ]);
    }
}
