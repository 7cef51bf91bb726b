using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class ReactionApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.ApiPut("reactions", nameof(IReactionService.SetAsync), (IReactionService reactions, ApiRequest request, ReactionBody body) =>
            reactions.SetAsync(request.Viewer, body.Subject, new ReactionKind(ApiRequest.Word("kind", body.Kind)), body.Set, request.Aborted));

        group.ApiGet("reactions", nameof(IReactionService.ReadWhoAsync), (IReactionService reactions, ApiRequest request) =>
            reactions.ReadWhoAsync(request.Viewer, request.Subject(), request.Aborted));
    }
}
