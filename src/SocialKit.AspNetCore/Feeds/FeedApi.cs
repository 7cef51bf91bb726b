using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class FeedApi
{
    public static void Map(RouteGroupBuilder group) =>
        group.ApiGet("feeds", nameof(IFeedService.ReadAsync), (IFeedService feeds, ApiRequest request) =>
            feeds.ReadAsync(
                request.Viewer,
                new FeedRequest(
                    FeedScope.TryParse(request.RequiredQuery("scope"), out var scope)
                        ? scope
                        : throw RequestProblemException.Malformed("scope", "scope is home, company, community:slug or member:handle."),
                    request.Query("cursor"),
                    request.Limit()),
                request.Aborted));
}
