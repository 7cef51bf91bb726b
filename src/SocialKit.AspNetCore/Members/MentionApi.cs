using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class MentionApi
{
    public static void Map(RouteGroupBuilder group) =>
        group.ApiGet("mentions", nameof(IMentionService.FindAsync), (IMentionService mentions, ApiRequest request) =>
            mentions.FindAsync(request.Viewer, Place(request), request.Query("prefix"), request.Limit(), request.Aborted));

    private static SubjectRef? Place(ApiRequest request) => request.Query("place") switch
    {
        null => null,
        var text when SubjectRef.TryParse(text, out var subject) => subject,
        _ => throw RequestProblemException.Malformed("place", "place is written kind:id; leave it out for the whole company."),
    };
}
