using System.Security.Claims;

namespace SocialKit;

/// <summary>For hosts with one tenant.</summary>
internal sealed class OneTenantProvider : ITenantProvider
{
    public ValueTask<TenantId> GetTenantAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) => new(TenantId.Default);
}
