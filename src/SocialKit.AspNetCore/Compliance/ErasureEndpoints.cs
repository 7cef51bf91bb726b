using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class ErasureEndpoints
{
    private static readonly FormShape Request = new("Erase my data", "Ask for it", new FormField("member"), new FormField("mode"));
    private static readonly FormShape Cancellation = new("Keep my data", "Take it back");

    public static void Map(RouteGroupBuilder group)
    {
        group.MapWrite<IErasureService>("erasures", Request, async (request, erasures) =>
        {
            var member = request.OptionalId<MemberId>("member") ?? request.Writer.RequireMember();
            await erasures.RequestAsync(request.Writer, member, new ErasureMode(request.Word("mode")), request.Aborted);
            return Written.At(SubjectRef.Of(member));
        });

        group.MapWrite<IErasureService>("erasures/{id}/cancellation", Cancellation, async (request, erasures) =>
        {
            var member = request.RouteId<MemberId>();
            await erasures.CancelAsync(request.Writer, member, request.Aborted);
            return Written.At(SubjectRef.Of(member));
        });
    }
}
