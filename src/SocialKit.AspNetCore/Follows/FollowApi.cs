using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class FollowApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.ApiPut("follows", nameof(IFollowService.SetAsync), (IFollowService follows, ApiRequest request, FollowBody body) =>
            follows.SetAsync(request.Viewer, body.Subject, body.Set, request.Aborted));

        group.ApiGet("follows", nameof(IFollowService.ReadOwnAsync), (IFollowService follows, ApiRequest request) =>
            follows.ReadOwnAsync(request.Viewer, request.Aborted));
    }
}
