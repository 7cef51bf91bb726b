using Microsoft.Extensions.Hosting;
using SocialKit;
using SocialKit.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The first of the two lines.</summary>
public static class SocialKitServiceCollectionExtensions
{
    /// <summary>
    /// Adds SocialKit with everything it needs, kept in the SQLite file <c>App_Data/socialkit.db</c> below the content root until another
    /// <c>Use…</c> names a better place. The second line is <c>app.MapSocialKit();</c>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Changes the defaults.</param>
    public static SocialKitBuilder AddSocialKit(this IServiceCollection services, Action<SocialKitOptions>? configure = null)
    {
        return services.AddSocialKitCore(configure).AddSocialKitAspNetCore().UseStore(
            "SQLite",
            provider => new SqliteStore(Path.Combine(
                provider.GetRequiredService<IHostEnvironment>().ContentRootPath, "App_Data", "socialkit.db")),
            isDefault: true);
    }
}
