namespace SocialKit;

/// <summary>People.</summary>
public interface IMemberService
{
    /// <summary>The member of a signed-in person; registered when seen for the first time, brought up to date when the host's facts changed.</summary>
    ValueTask<MemberId> RegisterAsync(TenantId tenant, MemberIdentity identity, CancellationToken cancellationToken);

    /// <summary>What a profile card shows.</summary>
    /// <exception cref="SocialKitException">No such member: <see cref="SocialError.NotFound"/>.</exception>
    ValueTask<ProfileView> ReadProfileAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken);

    /// <summary>The member with this handle, or null.</summary>
    ValueTask<MemberView?> FindAsync(Viewer viewer, string handle, CancellationToken cancellationToken);
}
