namespace SocialKit.InMemory;

internal sealed class KudosReader(InMemoryStore store) : IKudosReader
{
    public ValueTask<IReadOnlyList<Kudos>> ReadAsync(
        AccessScope scope, MemberId? recipient, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        return store.Read<IReadOnlyList<Kudos>>(scope, cancellationToken, tenant =>
        [
            .. tenant.All<Kudos>().Where(kudos => recipient is not { } member || kudos.Recipients.Contains(member))
                .Where(kudos => kudos.Community is not { } community || scope.Reads(tenant.Find(community)))
                .Where(kudos => after.Admits(kudos.CreatedAt, kudos.Id.Value, descending: true))
                .OrderByDescending(kudos => kudos.CreatedAt).ThenByDescending(kudos => kudos.Id.Value)
                .Take(limit),
        ]);
    }
}
