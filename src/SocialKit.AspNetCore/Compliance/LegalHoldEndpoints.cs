using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class LegalHoldEndpoints
{
    private static readonly FormShape Hold = new(
        "Keep as it is", "Keep it", new FormField("subject", FormControl.Line, "What, as kind:id"), new FormField("reason", FormControl.Line, "Why: the number of the case"));

    private static readonly FormShape Release = new("Keep no longer", "Release it", new FormField("subject"));

    public static void Map(RouteGroupBuilder group)
    {
        group.MapWrite<ILegalHoldService>("legal-holds", Hold, async (request, holds) =>
        {
            var subject = request.Subject("subject");
            await holds.PlaceAsync(request.Writer, subject, request.Text("reason"), request.Aborted);
            return Written.At(subject);
        });

        group.MapWrite<ILegalHoldService>("legal-holds/deletion", Release, async (request, holds) =>
        {
            var subject = request.Subject("subject");
            await holds.ReleaseAsync(request.Writer, subject, request.Aborted);
            return Written.At(subject);
        });
    }
}
