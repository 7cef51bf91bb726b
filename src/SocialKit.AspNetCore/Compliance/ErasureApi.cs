using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class ErasureApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.ApiGet("erasures/{id}", nameof(IErasureService.ReadAsync), (IErasureService erasures, ApiRequest request) =>
            erasures.ReadAsync(request.Viewer, request.RouteId<MemberId>(), request.Aborted));

        group.ApiGet("erasures/{id}/preview", nameof(IErasureService.ReadPreviewAsync), (IErasureService erasures, ApiRequest request) =>
            erasures.ReadPreviewAsync(request.Viewer, request.RouteId<MemberId>(), new ErasureMode(request.RequiredQuery("mode")), request.Aborted));

        group.ApiPut("erasures", nameof(IErasureService.RequestAsync), (IErasureService erasures, ApiRequest request, ErasureBody body) =>
            erasures.RequestAsync(request.Viewer, body.Member, new ErasureMode(body.Mode), request.Aborted));

        group.ApiDelete("erasures/{id}", nameof(IErasureService.CancelAsync), (IErasureService erasures, ApiRequest request) =>
            erasures.CancelAsync(request.Viewer, request.RouteId<MemberId>(), request.Aborted));
    }
}
