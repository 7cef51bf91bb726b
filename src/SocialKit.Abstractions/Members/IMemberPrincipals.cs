using System.Security.Claims;

namespace SocialKit;

/// <summary>
/// Answered by the host: builds the principal of a member who is not here, so that the host's policies can be asked on their behalf
/// (mentions, delivery, jobs). Without it such checks deny. Registered with <see cref="SocialKitBuilder.AddMemberPrincipals{TPrincipals}"/>.
/// </summary>
public interface IMemberPrincipals
{
    /// <summary>The principal of the person with this host id, or null when there is none (any more).</summary>
    ValueTask<ClaimsPrincipal?> FindAsync(TenantId tenant, string externalId, CancellationToken cancellationToken);
}
