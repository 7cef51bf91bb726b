namespace SocialKit;

/// <summary>Reads who is in a community. The viewer's own memberships are part of <see cref="IAccessReader"/>.</summary>
public interface IMembershipReader
{
    /// <summary>Memberships of a community by the members' ids, ascending; none of a community the scope may not read.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="community">Which.</param>
    /// <param name="state">Only those that are this far.</param>
    /// <param name="after">The last member of the page before; null for the first page.</param>
    /// <param name="limit">1 to 101.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<Membership>> ReadAsync(
        AccessScope scope, CommunityId community, MembershipState state, MemberId? after, int limit, CancellationToken cancellationToken);
}
