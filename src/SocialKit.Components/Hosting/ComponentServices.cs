using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialKit.Components;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what the widgets need besides SocialKit's services and the host's <see cref="ISocialPage"/>.</summary>
public static class SocialKitComponentsServiceCollectionExtensions
{
    /// <summary>Adds the widgets' own services. Texts and clock step aside for ones registered before or after.</summary>
    public static IServiceCollection AddSocialKitComponents(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SocialTexts>();
        services.TryAddScoped<PageWidgets>();
        services.TryAddScoped<BadgeBatch>();
        services.TryAddScoped<RuleTrialResult>();
        return services;
    }
}
