using SocialKit;
using SocialKit.Client;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers SocialKit's services over HTTP.</summary>
public static class SocialKitClientServiceCollectionExtensions
{
    /// <summary>
    /// Adds every service that is asked for a viewer, answered by a site that runs SocialKit. The viewer given to a method is not sent: the server
    /// knows who asks from the request's own sign-in. Works in WebAssembly and in other services.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Names the site: <c>options.BaseAddress</c>.</param>
    /// <exception cref="InvalidOperationException">The site is not named, or the prefix is not a local path.</exception>
    public static IServiceCollection AddSocialKitClient(this IServiceCollection services, Action<SocialKitClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new SocialKitClientOptions();
        configure(options);
        var root = options.Root();
        if (options.HttpClient is { } given)
        {
            services.AddScoped(provider => new ApiClient(given(provider), root));
        }
        else
        {
            services.AddSingleton<OwnHttpClient>();
            services.AddScoped(provider => new ApiClient(provider.GetRequiredService<OwnHttpClient>().Client, root));
        }

        services.AddScoped<IFeedService, FeedClient>();
        services.AddScoped<IPostService, PostClient>();
        services.AddScoped<IDiscussionService, DiscussionClient>();
        services.AddScoped<IReactionService, ReactionClient>();
        services.AddScoped<IFollowService, FollowClient>();
        services.AddScoped<IMentionService, MentionClient>();
        services.AddScoped<IMuteService, MuteClient>();
        services.AddScoped<IBlockService, BlockClient>();
        services.AddScoped<ILockService, LockClient>();
        services.AddScoped<IAuditService, AuditClient>();
        services.AddScoped<IErasureService, ErasureClient>();
        services.AddScoped<IDataExportService, DataExportClient>();
        services.AddScoped<ILegalHoldService, LegalHoldClient>();
        services.AddScoped<IKudosService, KudosClient>();
        services.AddScoped<IMemberService, MemberClient>();
        services.AddScoped<ICommunityService, CommunityClient>();
        services.AddScoped<IMembershipService, MembershipClient>();
        services.AddScoped<ISubjectService, SubjectClient>();
        services.AddScoped<IFlagService, FlagClient>();
        services.AddScoped<IStandingService, StandingClient>();
        services.AddScoped<IModerationService, ModerationClient>();
        services.AddScoped<IModerationRuleService, ModerationRuleClient>();
        return services;
    }

    /// <summary>One for the whole application: connections are kept and names are looked up again.</summary>
    private sealed class OwnHttpClient : IDisposable
    {
        public HttpClient Client { get; } = OperatingSystem.IsBrowser()
            ? new HttpClient { Timeout = TimeSpan.FromSeconds(30) }
            : new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            {
                Timeout = TimeSpan.FromSeconds(30),
            };

        public void Dispose() => Client.Dispose();
    }
}
