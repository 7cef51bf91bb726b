using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SocialKit;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the rules of SocialKit without any web framework or storage.</summary>
public static class SocialKitCoreServiceCollectionExtensions
{
    /// <summary>
    /// Adds SocialKit's services; a storage provider is added to the builder it returns. May be called again: what is registered stays.
    /// </summary>
    public static SocialKitBuilder AddSocialKitCore(this IServiceCollection services, Action<SocialKitOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<SocialKitOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SocialKitOptions>, SocialKitOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdGenerator, IdGenerator>();
        services.TryAddSingleton<ITenantProvider, OneTenantProvider>();
        services.TryAddSingleton<TextRenderer>();
        services.TryAddSingleton<RegisteredMembers>();
        services.TryAddSingleton<StoreKeys>();
        services.TryAddSingleton<ISigner, StoreSigner>();
        services.TryAddSingleton<IStaffProvider, NoStaffProvider>();
        services.TryAddSingleton<AuditTrail>();
        services.TryAddSingleton<Readership>();
        services.TryAddSingleton<Scopes>();
        services.TryAddSingleton<Rates>();
        services.TryAddSingleton<RuleMatcher>();
        services.TryAddSingleton<Cases>();
        services.TryAddSingleton<Notices>();
        services.TryAddSingleton<DecisionPresenter>();
        services.TryAddSingleton<CasePresenter>();
        services.TryAddSingleton<Cursors>();
        services.TryAddSingleton<EditStamps>();
        services.TryAddSingleton<EditRules>();
        services.TryAddSingleton<SubjectLinks>();
        services.TryAddSingleton<CommentPresenter>();
        services.TryAddSingleton<Texts>();
        services.TryAddSingleton(provider => new Importer(
            provider.GetRequiredService<IStore>(), provider.GetRequiredService<Texts>(), provider.GetRequiredService<IIdGenerator>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ISubjectLifecycleService, SubjectLifecycleService>();
        services.TryAddSingleton<IRetentionService, RetentionService>();

        // The gate asks the host's resolvers, which are scoped; so is everything that asks the gate.
        services.TryAddScoped<ISubjectAccess, NoSubjectAccess>();
        services.TryAddScoped<Gate>();
        services.TryAddScoped<IMemberPrincipals, NoMemberPrincipals>();
        services.TryAddScoped<Reach>();
        services.TryAddScoped<PostPresenter>();
        services.TryAddScoped<ModerationPipeline>();
        services.TryAddScoped<Authorities>();
        services.TryAddScoped<IFlagService, FlagService>();
        services.TryAddScoped<IStandingService, StandingService>();
        services.TryAddScoped<IModerationService, ModerationService>();
        services.TryAddScoped<IModerationRuleService, ModerationRuleService>();
        services.TryAddScoped<DiscussionSelector>();
        services.TryAddScoped<IAuditService, AuditService>();
        services.TryAddScoped<IErasureService, ErasureService>();
        services.TryAddScoped<IDataExportService, DataExportService>();
        services.TryAddScoped<ILegalHoldService, LegalHoldService>();
        services.TryAddScoped<ISubjectService, SubjectService>();
        services.TryAddScoped<IMemberService, MemberService>();
        services.TryAddScoped<IMentionService, MentionService>();
        services.TryAddScoped<IPostService, PostService>();
        services.TryAddScoped<IFeedService, FeedService>();
        services.TryAddScoped<IDiscussionService, DiscussionService>();
        services.TryAddScoped<IHostActivityService, HostActivityService>();
        services.TryAddScoped<IReactionService, ReactionService>();
        services.TryAddScoped<IFollowService, FollowService>();
        services.TryAddScoped<IMuteService, MuteService>();
        services.TryAddScoped<IBlockService, BlockService>();
        services.TryAddScoped<ILockService, LockService>();
        services.TryAddScoped<IKudosService, KudosService>();
        services.TryAddScoped<ICommunityService, CommunityService>();
        services.TryAddScoped<IMembershipService, MembershipService>();
        return new SocialKitBuilder(services);
    }
}
