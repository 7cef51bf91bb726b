using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class FollowEndpoints
{
    private static readonly FormShape Set = new("Follow", "Send", new FormField("subject"), new FormField("set"));

    public static void Map(RouteGroupBuilder group) =>
        group.MapWrite<IFollowService>("follows", Set, async (request, follows) =>
        {
            var subject = request.Subject("subject");
            await follows.SetAsync(request.Writer, subject, request.Flag("set", otherwise: true), request.Aborted);
            return Written.At(subject);
        });
}
