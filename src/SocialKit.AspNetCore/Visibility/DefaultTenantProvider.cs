using System.Security.Claims;

namespace SocialKit.AspNetCore;

/// <summary>One tenant for everyone: the default for hosts that have only one.</summary>
internal sealed class DefaultTenantProvider : ITenantProvider
{
    public ValueTask<TenantId> GetTenantAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) => new(TenantId.Default);
}
