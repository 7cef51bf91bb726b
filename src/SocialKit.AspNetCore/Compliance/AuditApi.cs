using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class AuditApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.ApiGet("audit", nameof(IAuditService.ReadAsync), (IAuditService audit, ApiRequest request) =>
            audit.ReadAsync(request.Viewer, new AuditRequest(request.Query("cursor"), request.Limit()), request.Aborted));

        group.ApiGet("audit/proof", nameof(IAuditService.ReadProofAsync), (IAuditService audit, ApiRequest request) =>
            audit.ReadProofAsync(request.Viewer, request.Aborted));
    }
}
