using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SocialKit.AspNetCore;

/// <summary>Who is looking: from the request, or in a circuit from the circuit's own authentication state.</summary>
internal sealed class ViewerAccessor(
    IServiceProvider services, IHttpContextAccessor http, ITenantProvider tenants, IMemberService members,
    IOptions<SocialKitOptions> options, ILogger<ViewerAccessor> logger) : IViewerAccessor
{
    private readonly Lock _gate = new();
    private ClaimsPrincipal? _principal;
    private Task<Viewer>? _viewer;

    /// <summary>The request this scope belongs to; null in a circuit, whose accessor still shows the request that opened the connection.</summary>
    public static HttpContext? RequestOf(IServiceProvider services, IHttpContextAccessor http) =>
        http.HttpContext is { } context && ReferenceEquals(context.RequestServices, services) ? context : null;

    public async ValueTask<Viewer> GetViewerAsync(CancellationToken cancellationToken)
    {
        var request = RequestOf(services, http);
        var principal = request?.User ?? await CircuitUserAsync();
        Task<Viewer> viewer;
        lock (_gate)
        {
            // Kept while the person stays the same; a failed look-up is not kept, so that the next widget may try again.
            if (_viewer is null || _viewer.IsFaulted || _viewer.IsCanceled || !ReferenceEquals(_principal, principal))
            {
                _principal = principal;
                _viewer = FindAsync(principal, PathBase(request), request is not null, request?.RequestAborted ?? CancellationToken.None);
            }

            viewer = _viewer;
        }

        return await viewer.WaitAsync(cancellationToken);
    }

    private async Task<ClaimsPrincipal> CircuitUserAsync()
    {
        if (services.GetService<AuthenticationStateProvider>() is { } provider)
        {
            try
            {
                return (await provider.GetAuthenticationStateAsync()).User;
            }
            catch (InvalidOperationException)
            {
                // Not a component's scope: a scope of its own inside a request, or a job.
            }
        }

        return http.HttpContext?.User ?? new ClaimsPrincipal(new ClaimsIdentity());
    }

    private string PathBase(HttpContext? request)
    {
        if (request is not null)
        {
            return request.Request.PathBase.ToUriComponent();
        }

        try
        {
            return services.GetService<NavigationManager>() is { } navigation ? new Uri(navigation.BaseUri).AbsolutePath.TrimEnd('/') : "";
        }
        catch (InvalidOperationException)
        {
            return http.HttpContext?.Request.PathBase.ToUriComponent() ?? "";
        }
    }

    private async Task<Viewer> FindAsync(ClaimsPrincipal principal, string pathBase, bool ofOneRequest, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetTenantAsync(principal, cancellationToken);
        MemberId? member = null;
        if (principal.Identity?.IsAuthenticated == true)
        {
            var settings = options.Value;
            if (First(principal, settings.IdClaims) is { } id)
            {
                var name = First(principal, settings.NameClaims) ?? principal.Identity.Name ?? id;
                var identity = new MemberIdentity(
                    id, name, First(principal, settings.HandleClaims), First(principal, settings.UnitClaims), First(principal, settings.RoleClaims));
                member = await members.RegisterAsync(tenant, identity, cancellationToken);
            }
            else
            {
                logger.LogWarning(
                    "Someone is signed in but has none of the claims {Claims}, so SocialKit cannot tell who it is. Name the claim that holds the stable id: AddSocialKit(options => options.IdClaims.Insert(0, \"…\")).",
                    string.Join(", ", settings.IdClaims));
            }
        }

        return new Viewer(tenant, member, principal) { PathBase = pathBase, IsOfOneRequest = ofOneRequest };
    }

    private static string? First(ClaimsPrincipal principal, IList<string> types)
    {
        foreach (var type in types)
        {
            if (principal.FindFirst(type)?.Value is { } value && !string.IsNullOrWhiteSpace(value))
            {
                return value;
            }
        }

        return null;
    }
}
