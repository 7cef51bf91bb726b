using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>Reports, and what a member may say to a decision about them.</summary>
internal static class FlagEndpoints
{
    private static readonly FormShape New = new("Report to the moderators", "Send report",
        new FormField("subject"), new FormField("norm"), new FormField("reason", FormControl.Text, "What should the moderators know?"));

    private static readonly FormShape Appeal = new("Ask for another look", "Ask for another look", new FormField("text", FormControl.Text, "Why is this decision not right?"));

    public static void Map(RouteGroupBuilder group)
    {
        group.MapWrite<IFlagService>("flags", New, async (request, flags) =>
        {
            var subject = request.Subject("subject");
            await flags.FlagAsync(request.Writer, new NewFlag(subject, request.Word("norm", "none"), request.OptionalText("reason") ?? ""), request.Aborted);
            return Written.At(subject);
        });

        group.MapWrite<IStandingService>("decisions/{id}/appeal", Appeal, async (request, standing) =>
            DecisionEndpoints.At(await standing.AppealAsync(request.Writer, request.RouteId<DecisionId>(), request.Text("text"), request.Aborted)));

        group.MapPage("flags", "Report", async (http, viewer) =>
        {
            if (!SubjectRef.TryParse(http.Request.Query["subject"], out var subject))
            {
                throw ReadEndpoints.NotFound();
            }

            await http.RequestServices.GetRequiredService<ISubjectService>().LocateAsync(viewer, subject, http.RequestAborted);
            return Pages.Component<SocialFlag>((nameof(SocialFlag.Subject), subject), (nameof(SocialFlag.HeadingLevel), 1));
        });
    }
}
