using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

/// <summary>Mutes and blocks.</summary>
internal static class KeepingAwayEndpoints
{
    private static readonly FormShape Mute = new("Mute", "Send", new FormField("subject"), new FormField("set"));
    private static readonly FormShape Block = new("Block", "Send", new FormField("member"), new FormField("set"));

    public static void Map(RouteGroupBuilder group)
    {
        group.MapWrite<IMuteService>("mutes", Mute, async (request, mutes) =>
        {
            var subject = request.Subject("subject");
            await mutes.SetAsync(request.Writer, subject, request.Flag("set", otherwise: true), null, request.Aborted);
            return Written.At(subject);
        });

        group.MapWrite<IBlockService>("blocks", Block, async (request, blocks) =>
        {
            var member = request.OptionalId<MemberId>("member") ?? throw RequestProblemException.Malformed("member", "The field member is missing.");
            await blocks.SetAsync(request.Writer, member, request.Flag("set", otherwise: true), request.Aborted);
            return Written.At(SubjectRef.Of(member));
        });
    }
}
