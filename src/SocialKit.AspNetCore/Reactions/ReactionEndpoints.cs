using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

internal static class ReactionEndpoints
{
    private static readonly FormShape Set = new("React", "Send", new FormField("subject"), new FormField("kind"), new FormField("set"));

    public static void Map(RouteGroupBuilder group)
    {
        group.MapWrite<IReactionService>("reactions", Set, async (request, reactions) =>
        {
            var subject = request.Subject("subject");
            await reactions.SetAsync(
                request.Writer, subject, new ReactionKind(request.Word("kind")), request.Flag("set", otherwise: true), request.Aborted);
            return Written.At(subject);
        });

        group.MapPage("reactions", "Reactions", async (http, viewer) =>
        {
            if (!SubjectRef.TryParse(http.Request.Query["subject"], out var subject))
            {
                throw ReadEndpoints.NotFound();
            }

            await http.RequestServices.GetRequiredService<IReactionService>().ReadWhoAsync(viewer, subject, http.RequestAborted);
            return Pages.Component<SocialReactionList>((nameof(SocialReactionList.Subject), subject), (nameof(SocialReactionList.HeadingLevel), 1));
        });
    }
}
