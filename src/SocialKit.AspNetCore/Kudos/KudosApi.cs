using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class KudosApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.ApiCreate("kudos", nameof(IKudosService.GiveAsync), (IKudosService kudos, ApiRequest request, KudosBody body) =>
            kudos.GiveAsync(
                request.Viewer,
                // A list may hold null whatever its type says.
                new NewKudos([.. body.To.Select(name => name ?? "")], body.Value, body.Text, body.Subject, request.ClientId),
                request.Aborted));

        group.ApiGet("kudos", nameof(IKudosService.ReadAsync), (IKudosService kudos, ApiRequest request) =>
            kudos.ReadAsync(request.Viewer, new KudosRequest(request.Query("recipient"), request.Query("cursor"), request.Limit()), request.Aborted));

        group.ApiGet("kudos/{id}", nameof(IKudosService.ReadOneAsync), (IKudosService kudos, ApiRequest request) =>
            kudos.ReadOneAsync(request.Viewer, request.RouteId<KudosId>(), request.Aborted));

        group.ApiGet("kudos/values", nameof(IKudosService.ReadValuesAsync), (IKudosService kudos, ApiRequest request) =>
            kudos.ReadValuesAsync(request.Viewer, request.Aborted));
    }
}
