using System.Security.Claims;

namespace SocialKit;

/// <summary>Answered by the host: which tenant does this principal act in? The default answers <see cref="TenantId.Default"/>.</summary>
public interface ITenantProvider
{
    /// <summary>The tenant of a principal.</summary>
    ValueTask<TenantId> GetTenantAsync(ClaimsPrincipal principal, CancellationToken cancellationToken);
}
