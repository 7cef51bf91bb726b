using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

/// <summary>Remembers that and where <c>MapSocialKit()</c> was called.</summary>
internal sealed class SocialKitMap
{
    public const string CallMap = "app.MapSocialKit();";

    public IEndpointRouteBuilder? Endpoints { get; set; }

    public bool Mapped => Endpoints is not null;

    public void Require()
    {
        if (!Mapped)
        {
            throw new InvalidOperationException($"SocialKit's endpoints are not mapped, so its forms would lead nowhere. Add this line where the app's endpoints are mapped: {CallMap}");
        }
    }

    /// <summary>On every endpoint below <c>MapSocialKit()</c>, the host's additions included.</summary>
    internal sealed class Member
    {
        public static Member Instance { get; } = new();
    }

    /// <summary>The first endpoint below <c>MapSocialKit()</c> that nobody decided about, or null.</summary>
    public static string? FindUndecided(IEnumerable<Endpoint> endpoints) => endpoints
        .Where(endpoint => endpoint.Metadata.GetMetadata<Member>() is not null && endpoint.Metadata.GetMetadata<SocialKitPolicy>() is null)
        .Select(endpoint => (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? endpoint.DisplayName ?? "an endpoint")
        .FirstOrDefault();
}
