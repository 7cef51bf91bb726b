namespace SocialKit.InMemory;

internal sealed class AccessReader(InMemoryStore store) : IAccessReader
{
    public ValueTask<AccessFacts> ReadAsync(AccessScope scope, CancellationToken cancellationToken) =>
        store.Read(scope, cancellationToken, tenant => scope.Member is not { } me
            ? new AccessFacts()
            : new AccessFacts
            {
                Memberships = [.. tenant.All<Membership>().Where(membership => membership.Member == me)],
                Blocks = [.. tenant.All<MemberBlock>().Where(block => block.Member == me || block.Blocked == me)],
                Mutes = [.. tenant.All<Mute>().Where(mute => mute.Member == me)],
                Sanctions = [.. tenant.All<Sanction>().Where(sanction => sanction.Member == me && sanction.LiftedAt is null)],
            });
}
