using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class CommunityApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.ApiGet("communities", nameof(ICommunityService.ListAsync), (ICommunityService communities, ApiRequest request) =>
            communities.ListAsync(request.Viewer, request.Aborted));

        group.ApiGet("communities/{name}", nameof(ICommunityService.ReadAsync), (ICommunityService communities, ApiRequest request) =>
            communities.ReadAsync(request.Viewer, request.Route("name"), request.Aborted));
    }
}
