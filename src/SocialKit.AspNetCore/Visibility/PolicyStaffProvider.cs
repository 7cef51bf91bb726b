using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SocialKit.AspNetCore;

/// <summary>Asks the host's own policies who holds an office. Each question has a service scope of its own, because a policy may use the host's database.</summary>
internal sealed class PolicyStaffProvider(IServiceScopeFactory scopes, IOptions<SocialKitOptions> options) : IStaffProvider
{
    public async ValueTask<bool> IsAsync(Viewer viewer, StaffRole role, CancellationToken cancellationToken)
    {
        if (viewer.Member is null || !options.Value.StaffPolicies.TryGetValue(role.Value, out var policy))
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(viewer.Principal, policy)).Succeeded;
    }
}
