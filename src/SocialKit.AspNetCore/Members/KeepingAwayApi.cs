using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

/// <summary>Mutes and blocks.</summary>
internal static class KeepingAwayApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.ApiPut("mutes", nameof(IMuteService.SetAsync), (IMuteService mutes, ApiRequest request, MuteBody body) =>
            mutes.SetAsync(request.Viewer, body.Subject, body.Set, body.Until, request.Aborted));

        group.ApiGet("mutes", nameof(IMuteService.ReadOwnAsync), (IMuteService mutes, ApiRequest request) => mutes.ReadOwnAsync(request.Viewer, request.Aborted));

        group.ApiPut("blocks", nameof(IBlockService.SetAsync), (IBlockService blocks, ApiRequest request, BlockBody body) =>
            blocks.SetAsync(request.Viewer, body.Member, body.Set, request.Aborted));

        group.ApiGet("blocks", nameof(IBlockService.ReadOwnAsync), (IBlockService blocks, ApiRequest request) => blocks.ReadOwnAsync(request.Viewer, request.Aborted));
    }
}
