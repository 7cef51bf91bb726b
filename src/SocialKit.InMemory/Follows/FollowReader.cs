namespace SocialKit.InMemory;

internal sealed class FollowReader(InMemoryStore store) : IFollowReader
{
    public ValueTask<IReadOnlyList<Follow>> ReadOwnAsync(AccessScope scope, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        return store.Read<IReadOnlyList<Follow>>(scope, cancellationToken, tenant =>
            [.. tenant.All<Follow>().Where(follow => follow.Member == scope.Member && tenant.IsOpen(scope, follow.Subject)).OrderByDescending(follow => follow.At).Take(limit)]);
    }

    public ValueTask<IReadOnlyList<MemberId>> ReadFollowersAsync(
        AccessScope scope, SubjectRef subject, MemberId? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        return store.Read<IReadOnlyList<MemberId>>(scope, cancellationToken, tenant =>
        [
            .. tenant.All<Follow>().Where(follow => follow.Subject == subject && tenant.IsOpen(scope, subject) && (after is not { } last || follow.Member.Value.CompareTo(last.Value) > 0))
                .Select(follow => follow.Member).OrderBy(member => member.Value).Take(limit),
        ]);
    }
}
