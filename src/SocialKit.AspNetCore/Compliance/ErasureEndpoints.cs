using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class ErasureEndpoints
{
    private static readonly FormShape Request = new("Erase my data", "Erase me", new FormField("member"), new FormField("mode"));
    private static readonly FormShape Cancellation = new("Keep my data", "Keep my data", new FormField("member"));

    public static void Map(RouteGroupBuilder group)
    {
        group.MapWrite<IErasureService>("erasures", Request, async (request, erasures) =>
        {
            var member = Whose(request);
            await erasures.RequestAsync(request.Writer, member, new ErasureMode(request.Word("mode")), request.Aborted);
            return Written.At(SubjectRef.Of(member));
        });

        group.MapWrite<IErasureService>("erasures/cancellation", Cancellation, async (request, erasures) =>
        {
            var member = Whose(request);
            await erasures.CancelAsync(request.Writer, member, request.Aborted);
            return Written.At(SubjectRef.Of(member));
        });
    }

    private static MemberId Whose(WriteRequest request) => request.OptionalId<MemberId>("member") ?? request.Writer.RequireMember();
}
