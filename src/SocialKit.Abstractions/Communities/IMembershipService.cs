namespace SocialKit;

/// <summary>
/// Who is in a community: coming in and going, and letting in. A community the viewer may not know of is not there, for every method. Those who manage
/// are its owners and stewards, and the <see cref="StaffRole.Administrator"/>s of the site where they know of it; what they do is in the audit.
/// Safe to call at the same time: nothing can leave a community without an active owner that had one.
/// </summary>
public interface IMembershipService
{
    /// <summary>Where the viewer stands in a community and what they can do about it.</summary>
    /// <exception cref="SocialKitException">No such community: <see cref="SocialError.NotFound"/>.</exception>
    ValueTask<CommunityStanding> ReadAsync(Viewer viewer, string community, CancellationToken cancellationToken);

    /// <summary>Members by their ids. Those who are in are for everybody who reads the community; requests and invitations for those who manage it.</summary>
    /// <exception cref="SocialKitException">No such community, not for the viewer (<see cref="SocialError.Forbidden"/>), an unknown state or a cursor that is not ours.</exception>
    ValueTask<MembershipPage> ListAsync(Viewer viewer, MembershipRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Comes in or goes. With <paramref name="set"/>: joins what is open, accepts an invitation, asks to come in where others decide; nothing more
    /// where that was done. Without: leaves, takes a request back, declines an invitation.
    /// </summary>
    /// <exception cref="SocialKitException">
    /// No such community; only who is invited comes in; the viewer is banned; they are its only active owner and give that to somebody first.
    /// </exception>
    ValueTask SetAsync(Viewer viewer, string community, bool set, CancellationToken cancellationToken);

    /// <summary>Lets in who asked; invites who did not. Nothing happens to who is in or invited already.</summary>
    /// <param name="viewer">Who manages.</param>
    /// <param name="community">Its slug or id.</param>
    /// <param name="person">A handle, with or without the @, or an id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SocialKitException">No such community, the viewer does not manage it, or nobody has that handle and is here.</exception>
    ValueTask<MembershipView> AdmitAsync(Viewer viewer, string community, string person, CancellationToken cancellationToken);

    /// <summary>Gives a member another role. Nobody gives or takes a role above their own; owners are made by owners.</summary>
    /// <exception cref="SocialKitException">No such community or member in it, the viewer may not, an unknown role, or it was the only active owner.</exception>
    ValueTask<MembershipView> SetRoleAsync(Viewer viewer, string community, MemberId member, string role, CancellationToken cancellationToken);

    /// <summary>Takes a member out, an invitation back, or turns a request down; without one nothing happens.</summary>
    /// <exception cref="SocialKitException">No such community, the viewer may not, or it was the only active owner.</exception>
    ValueTask RemoveAsync(Viewer viewer, string community, MemberId member, CancellationToken cancellationToken);

    /// <summary>Says who may come in and see what is inside. Narrower, it closes everything that was said there before, with the next request.</summary>
    /// <param name="viewer">Who manages.</param>
    /// <param name="community">Its slug or id.</param>
    /// <param name="access">"open", "request", "invite" or "hidden".</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SocialKitException">No such community, the viewer does not manage it, another word, or nobody would be left inside.</exception>
    ValueTask<CommunityStanding> SetAccessAsync(Viewer viewer, string community, string access, CancellationToken cancellationToken);
}

/// <summary>Which members of a community.</summary>
/// <param name="Community">Its slug or id.</param>
/// <param name="State">"active", "requested" or "invited".</param>
/// <param name="Cursor">Where the page before ended; null for the first.</param>
/// <param name="Limit">1 to 100; null for the site's page size.</param>
public sealed record MembershipRequest(string Community, string State = "active", string? Cursor = null, int? Limit = null);

/// <summary>A page of members.</summary>
/// <param name="Members">By their ids.</param>
/// <param name="Next">The cursor of the next page; null when there is none.</param>
public sealed record MembershipPage(IReadOnlyList<MembershipView> Members, string? Next);

/// <summary>One member in a community, or on the way in.</summary>
/// <param name="Member">Who.</param>
/// <param name="Role">What they are in it, or will be.</param>
/// <param name="State">"active", "requested" or "invited".</param>
/// <param name="Since">When they joined, asked or were invited.</param>
/// <param name="CanChange">True when the viewer may give them another role or take them out.</param>
public sealed record MembershipView(MemberView Member, string Role, string State, DateTimeOffset Since, bool CanChange);

/// <summary>A community and where the viewer stands in it.</summary>
/// <param name="Community">Which.</param>
/// <param name="Access">"open", "request", "invite" or "hidden".</param>
/// <param name="State">"active", "requested" or "invited"; null for who has nothing to do with it.</param>
/// <param name="Role">What the viewer is in it, or would be.</param>
/// <param name="Members">How many are in; null for who may not read it.</param>
/// <param name="Way">How the viewer comes in: "join", "ask" or "accept"; null when there is none, or they are in.</param>
/// <param name="CanLeave">True when there is something to leave, take back or decline.</param>
/// <param name="CanManage">True for those who let in, give roles and say who may come in.</param>
/// <param name="Roles">The roles the viewer may give.</param>
public sealed record CommunityStanding(
    CommunityView Community, string Access, string? State, string? Role, long? Members, string? Way, bool CanLeave, bool CanManage, IReadOnlyList<string> Roles);
