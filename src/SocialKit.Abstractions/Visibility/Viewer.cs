using System.Security.Claims;

namespace SocialKit;

/// <summary>Who is looking or acting. First argument of every service method; nothing reads ambient state. Immutable.</summary>
/// <param name="Tenant">The tenant everything happens in.</param>
/// <param name="Member">The member, or null for someone who is not signed in.</param>
/// <param name="Principal">The host's principal, for the host's own policies.</param>
public sealed record Viewer(TenantId Tenant, MemberId? Member, ClaimsPrincipal Principal)
{
    /// <summary>Where the application is mounted as this viewer reaches it, for example "/app"; put before every link. Empty at the root.</summary>
    public string PathBase { get; init; } = "";

    /// <summary>
    /// True when this object stands for one request: what decides what the viewer may see is then read once and kept with it. Leave it false for one
    /// that lives longer, such as a circuit's: every call then reads it anew.
    /// </summary>
    public bool IsOfOneRequest { get; init; }

    /// <summary>Someone who is not signed in.</summary>
    public static Viewer Anonymous(TenantId tenant) => new(tenant, null, new ClaimsPrincipal(new ClaimsIdentity()));

    /// <summary>The signed-in member.</summary>
    /// <exception cref="SocialKitException">Nobody is signed in: code <see cref="SocialError.SignInRequired"/>.</exception>
    public MemberId RequireMember() =>
        Member ?? throw new SocialKitException(new SocialError(SocialError.SignInRequired, null, "Please sign in to do this."));
}
