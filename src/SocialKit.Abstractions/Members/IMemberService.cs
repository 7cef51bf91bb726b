namespace SocialKit;

/// <summary>People.</summary>
public interface IMemberService
{
    /// <summary>The member of a signed-in person; registered when seen for the first time, brought up to date when the host's facts changed.</summary>
    ValueTask<MemberId> RegisterAsync(TenantId tenant, MemberIdentity identity, CancellationToken cancellationToken);

    /// <summary>
    /// Says whether a person is still here: the host calls it when somebody leaves, is disabled, or comes back. Their name stays on what they wrote and
    /// the pages say what became of them. Signing in makes a person active again.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="externalId">The host's id of the person.</param>
    /// <param name="status">Active, left or disabled.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False when SocialKit never met the person.</returns>
    /// <exception cref="SocialKitException">Another status.</exception>
    ValueTask<bool> SetStatusAsync(TenantId tenant, string externalId, MemberStatus status, CancellationToken cancellationToken);

    /// <summary>What a profile card shows.</summary>
    /// <exception cref="SocialKitException">No such member: <see cref="SocialError.NotFound"/>.</exception>
    ValueTask<ProfileView> ReadProfileAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken);

    /// <summary>The member with this handle, or null.</summary>
    ValueTask<MemberView?> FindAsync(Viewer viewer, string handle, CancellationToken cancellationToken);
}
