using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class MemberApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.ApiGet("members", nameof(IMemberService.FindAsync), (IMemberService members, ApiRequest request) =>
            members.FindAsync(request.Viewer, request.RequiredQuery("handle"), request.Aborted));

        group.ApiGet("members/{id}", nameof(IMemberService.ReadProfileAsync), (IMemberService members, ApiRequest request) =>
            members.ReadProfileAsync(request.Viewer, request.RouteId<MemberId>(), request.Aborted));
    }
}
