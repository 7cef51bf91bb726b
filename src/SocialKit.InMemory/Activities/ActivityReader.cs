namespace SocialKit.InMemory;

internal sealed class ActivityReader(InMemoryStore store) : IActivityReader
{
    public ValueTask<IReadOnlyList<LoggedActivity>> ReadAsync(AccessScope scope, long after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        return store.Read<IReadOnlyList<LoggedActivity>>(scope, cancellationToken, tenant =>
            after >= tenant.Log.Count ? [] : [.. tenant.Log.Skip((int)after).Take(limit)]);
    }
}
