using Microsoft.Extensions.Diagnostics.HealthChecks;
using SocialKit.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds SocialKit to the health of the application.</summary>
public static class SocialKitHealthCheckExtensions
{
    /// <summary>
    /// Adds a check of SocialKit's store, its schema and the platform: <c>builder.Services.AddHealthChecks().AddSocialKit();</c> and
    /// <c>app.MapHealthChecks("/healthz");</c>. A store that is slow is degraded, one that cannot be reached is unhealthy; the description says
    /// what to do.
    /// </summary>
    /// <param name="builder">What <c>AddHealthChecks()</c> returned.</param>
    /// <param name="name">The check's name among the others.</param>
    /// <param name="failureStatus">What a store that cannot be used counts as. Unhealthy when left out.</param>
    /// <param name="tags">For hosts that answer some checks apart, for example as readiness.</param>
    public static IHealthChecksBuilder AddSocialKit(
        this IHealthChecksBuilder builder, string name = "socialkit", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<SocialKitHealthCheck>(name, failureStatus, tags ?? []);
    }
}
