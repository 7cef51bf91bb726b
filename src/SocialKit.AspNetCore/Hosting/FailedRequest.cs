using Microsoft.AspNetCore.Http;

namespace SocialKit.AspNetCore;

/// <summary>What the page about a failed request shows; filled once, just before it is rendered. Scoped.</summary>
internal sealed class FailedRequest
{
    /// <summary>Why.</summary>
    public Failure Failure { get; set; } = Failure.NotFound;

    /// <summary>The form that failed; null for a page that could not be shown.</summary>
    public FormShape? Shape { get; set; }

    /// <summary>What was in it.</summary>
    public IFormCollection? Form { get; set; }

    /// <summary>Where it is sent.</summary>
    public string? Action { get; set; }

    /// <summary>Where to sign in, for someone who is not.</summary>
    public string? SignInUrl { get; set; }

    /// <summary>The page the form stood on.</summary>
    public string? BackUrl { get; set; }
}
