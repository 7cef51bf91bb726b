namespace SocialKit.InMemory;

internal sealed class MemberReader(InMemoryStore store) : IMemberReader
{
    public ValueTask<IReadOnlyList<Member>> ReadByHandleAsync(
        AccessScope scope, string prefix, string? afterHandle, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        Limits.Check(limit, 101);
        return store.Read<IReadOnlyList<Member>>(scope, cancellationToken, tenant =>
        [
            .. tenant.All<Member>().Select(member => (Handle: member.Handle.ToLowerInvariant(), Member: member))
                .Where(found => found.Handle.StartsWith(prefix, StringComparison.Ordinal) && (afterHandle is null || string.CompareOrdinal(found.Handle, afterHandle) > 0))
                .OrderBy(found => found.Handle, StringComparer.Ordinal).Select(found => found.Member).Take(limit),
        ]);
    }
}
