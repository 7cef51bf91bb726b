using System.Security.Claims;

namespace SocialKit;

/// <summary>Stands in until the host can say who somebody is that is not here.</summary>
internal sealed class NoMemberPrincipals : IMemberPrincipals
{
    public ValueTask<ClaimsPrincipal?> FindAsync(TenantId tenant, string externalId, CancellationToken cancellationToken) => new((ClaimsPrincipal?)null);
}
