using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SocialKit;
using SocialKit.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps SocialKit's endpoints.</summary>
public static class SocialKitEndpointExtensions
{
    /// <summary>
    /// Maps the endpoints that SocialKit's forms, links, style sheet and script lead to, and the JSON API. They decide for themselves who may do what, so they also
    /// work under a fallback policy; a policy added here with <c>RequireAuthorization</c> is asked first, for everything but style and script.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">Where they live, for example "/community-api".</param>
    /// <returns>The group, for the host's own conventions. An endpoint added to it must carry a <see cref="SocialKitPolicy"/>.</returns>
    /// <exception cref="InvalidOperationException"><c>AddSocialKit()</c> was not called, or this was called twice.</exception>
    /// <exception cref="ArgumentException">The prefix is not a local path.</exception>
    public static RouteGroupBuilder MapSocialKit(this IEndpointRouteBuilder endpoints, string prefix = "/_socialkit")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        if (endpoints.ServiceProvider.GetService<SocialKitMap>() is not { } map)
        {
            throw new InvalidOperationException("SocialKit's services are missing. Add this line before the app is built: builder.Services.AddSocialKit();");
        }

        if (map.Mapped)
        {
            throw new InvalidOperationException("MapSocialKit was called twice. Keep one call; every widget of the app leads to the same endpoints.");
        }

        if (prefix.Contains('{', StringComparison.Ordinal) || prefix.EndsWith('/') || !LocalUrl.TryClean(prefix, out var clean) || clean != prefix)
        {
            throw new ArgumentException($"'{prefix}' is not a local path such as /_socialkit.", nameof(prefix));
        }

        endpoints.ServiceProvider.GetRequiredService<IOptions<SocialKitOptions>>().Value.Prefix = prefix;
        map.Endpoints = endpoints;

        var group = endpoints.MapGroup(prefix);
        group.WithMetadata(SocialKitMap.Member.Instance).DisableAntiforgery().ExcludeFromDescription();
        var guard = ActivatorUtilities.CreateInstance<EndpointGuard>(endpoints.ServiceProvider);
        // Last of all conventions, so that the host's are seen and stand behind the guard: a fallback policy is not for us, a policy put on this very group is.
        ((IEndpointConventionBuilder)group).Finally(builder =>
        {
            var asset = builder.Metadata.OfType<SocialKitPolicy>().LastOrDefault() == SocialKitPolicy.Asset;
            if (asset || !builder.Metadata.Any(item => item is IAuthorizeData or AuthorizationPolicy or IAllowAnonymous))
            {
                builder.Metadata.Add(new AllowAnonymousAttribute());
            }

            builder.RequestDelegate = guard.Before(builder.RequestDelegate!);
        });

        AssetEndpoints.Map(group);
        FragmentEndpoints.Map(group);
        SubjectEndpoints.Map(group);
        PostEndpoints.Map(group);
        CommentEndpoints.Map(group);
        ReactionEndpoints.Map(group);
        FollowEndpoints.Map(group);
        KudosEndpoints.Map(group);
        KeepingAwayEndpoints.Map(group);
        LockEndpoints.Map(group);
        MembershipEndpoints.Map(group);
        FlagEndpoints.Map(group);
        DecisionEndpoints.Map(group);
        RuleEndpoints.Map(group);

        FeedApi.Map(group);
        PostApi.Map(group);
        DiscussionApi.Map(group);
        ReactionApi.Map(group);
        FollowApi.Map(group);
        KeepingAwayApi.Map(group);
        KudosApi.Map(group);
        MemberApi.Map(group);
        MentionApi.Map(group);
        CommunityApi.Map(group);
        MembershipApi.Map(group);
        SubjectApi.Map(group);
        AuditApi.Map(group);
        ErasureApi.Map(group);
        ErasureEndpoints.Map(group);
        DataExportApi.Map(group);
        DataExportEndpoints.Map(group);
        LegalHoldApi.Map(group);
        LegalHoldEndpoints.Map(group);
        ModerationApi.Map(group);
        ApiEndpoints.MapNowhere(group);
        return group;
    }
}
