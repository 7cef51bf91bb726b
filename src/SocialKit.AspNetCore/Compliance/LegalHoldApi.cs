using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class LegalHoldApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.ApiGet("legal-holds", nameof(ILegalHoldService.ListAsync), (ILegalHoldService holds, ApiRequest request) =>
            holds.ListAsync(request.Viewer, request.Aborted));

        group.ApiPut("legal-holds", nameof(ILegalHoldService.PlaceAsync), (ILegalHoldService holds, ApiRequest request, LegalHoldBody body) =>
            holds.PlaceAsync(request.Viewer, body.Subject, body.Reason, request.Aborted));

        group.ApiDelete("legal-holds", nameof(ILegalHoldService.ReleaseAsync), (ILegalHoldService holds, ApiRequest request) =>
            holds.ReleaseAsync(request.Viewer, request.Subject(), request.Aborted));
    }
}
