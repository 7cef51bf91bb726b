using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialKit;
using SocialKit.AspNetCore;
using SocialKit.Components;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Wires SocialKit into ASP.NET Core. <c>AddSocialKit()</c> calls this; call it yourself only together with <c>AddSocialKitCore()</c>.</summary>
public static class SocialKitServiceExtensions
{
    /// <summary>Adds what the endpoints, tag helpers and components need: the viewer, the page, the host's policies, start checks.</summary>
    /// <param name="builder">What <c>AddSocialKitCore()</c> returned.</param>
    public static SocialKitBuilder AddSocialKitAspNetCore(this SocialKitBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(SocialKitMap)))
        {
            return builder;
        }

        services.AddRazorComponents();
        services.AddSocialKitComponents();
        services.AddAntiforgery();
        services.AddHttpContextAccessor();
        services.AddAuthorization();
        services.AddLogging();
        services.AddOptions<SocialKitHttpOptions>();

        // After the host's own code, so that who runs the site can change a number without a new build.
        services.AddOptions<SocialKitOptions>().BindConfiguration("SocialKit");

        services.AddSingleton<SocialKitMap>();
        services.TryAddSingleton<EmbeddedAssets>();
        // Core denies every subject of the host as long as nobody can ask the host; a host's own answer stays.
        foreach (var placeholder in services.Where(service => (service.ServiceType == typeof(ISubjectAccess) || service.ServiceType == typeof(IStaffProvider))
            && service.ImplementationType?.Assembly == typeof(SocialKitCoreServiceCollectionExtensions).Assembly).ToList())
        {
            services.Remove(placeholder);
        }

        services.TryAddSingleton<ISubjectAccess, SubjectAccess>();
        services.TryAddSingleton<IStaffProvider, PolicyStaffProvider>();
        services.TryAddScoped<IViewerAccessor, ViewerAccessor>();
        services.TryAddScoped<SocialPage>();
        services.TryAddScoped<ISocialPage>(provider => provider.GetRequiredService<SocialPage>());
        services.TryAddScoped<FailedRequest>();
        services.TryAddScoped<BadgePass>();
        services.TryAddScoped<WidgetTickets>();
        services.AddHostedService<SocialKitStart>();
        services.AddHostedService<Maintenance>();
        return builder;
    }
}
