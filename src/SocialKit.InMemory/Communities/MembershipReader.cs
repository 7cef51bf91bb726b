namespace SocialKit.InMemory;

internal sealed class MembershipReader(InMemoryStore store) : IMembershipReader
{
    public ValueTask<IReadOnlyList<Membership>> ReadAsync(
        AccessScope scope, CommunityId community, MembershipState state, MemberId? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        return store.Read<IReadOnlyList<Membership>>(scope, cancellationToken, tenant =>
        [
            .. tenant.All<Membership>().Where(membership => membership.Community == community && membership.State == state)
                .Where(membership => tenant.IsOpen(scope, SubjectRef.Of(community)) && (after is not { } last || membership.Member.Value.CompareTo(last.Value) > 0))
                .OrderBy(membership => membership.Member.Value).Take(limit),
        ]);
    }
}
