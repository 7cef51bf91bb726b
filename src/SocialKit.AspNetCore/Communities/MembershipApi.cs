using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class MembershipApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.ApiGet("communities/{name}/membership", nameof(IMembershipService.ReadAsync), (IMembershipService memberships, ApiRequest request) =>
            memberships.ReadAsync(request.Viewer, request.Route("name"), request.Aborted));

        group.ApiGet("communities/{name}/members", nameof(IMembershipService.ListAsync), (IMembershipService memberships, ApiRequest request) =>
            memberships.ListAsync(
                request.Viewer,
                new MembershipRequest(request.Route("name"), request.Query("state") ?? MembershipState.Active.Value, request.Query("cursor"), request.Limit()), request.Aborted));

        group.ApiPut("communities/{name}/membership", nameof(IMembershipService.SetAsync), (IMembershipService memberships, ApiRequest request, MembershipBody body) =>
            memberships.SetAsync(request.Viewer, request.Route("name"), body.Set, request.Aborted));

        group.ApiPut("communities/{name}/members", nameof(IMembershipService.AdmitAsync), (IMembershipService memberships, ApiRequest request, AdmissionBody body) =>
            memberships.AdmitAsync(request.Viewer, request.Route("name"), body.Person, request.Aborted));

        group.ApiPut("communities/{name}/roles", nameof(IMembershipService.SetRoleAsync), (IMembershipService memberships, ApiRequest request, RoleBody body) =>
            memberships.SetRoleAsync(request.Viewer, request.Route("name"), body.Member, body.Role, request.Aborted));

        group.ApiDelete("communities/{name}/members/{id}", nameof(IMembershipService.RemoveAsync), (IMembershipService memberships, ApiRequest request) =>
            memberships.RemoveAsync(request.Viewer, request.Route("name"), request.RouteId<MemberId>(), request.Aborted));

        group.ApiPut("communities/{name}/access", nameof(IMembershipService.SetAccessAsync), (IMembershipService memberships, ApiRequest request, AccessBody body) =>
            memberships.SetAccessAsync(request.Viewer, request.Route("name"), body.Access, request.Aborted));
    }
}
