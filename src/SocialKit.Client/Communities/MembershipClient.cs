using System.Globalization;

namespace SocialKit.Client;

internal sealed class MembershipClient(ApiClient api) : IMembershipService
{
    public ValueTask<CommunityStanding> ReadAsync(Viewer viewer, string community, CancellationToken cancellationToken) =>
        api.GetAsync<CommunityStanding>(viewer, At(community, "membership"), cancellationToken);

    public ValueTask<MembershipPage> ListAsync(Viewer viewer, MembershipRequest request, CancellationToken cancellationToken) =>
        api.GetAsync<MembershipPage>(
            viewer,
            ApiClient.Address(
                At(request.Community, "members"), ("state", request.State), ("cursor", request.Cursor), ("limit", request.Limit?.ToString(CultureInfo.InvariantCulture))),
            cancellationToken);

    public ValueTask SetAsync(Viewer viewer, string community, bool set, CancellationToken cancellationToken) =>
        api.SendAsync(viewer, HttpMethod.Put, At(community, "membership"), new MembershipBody(set), cancellationToken);

    public ValueTask<MembershipView> AdmitAsync(Viewer viewer, string community, string person, CancellationToken cancellationToken) =>
        api.SendAsync<AdmissionBody, MembershipView>(viewer, HttpMethod.Put, At(community, "members"), new AdmissionBody(person), cancellationToken);

    public ValueTask<MembershipView> SetRoleAsync(Viewer viewer, string community, MemberId member, string role, CancellationToken cancellationToken) =>
        api.SendAsync<RoleBody, MembershipView>(viewer, HttpMethod.Put, At(community, "roles"), new RoleBody(member, role), cancellationToken);

    public ValueTask RemoveAsync(Viewer viewer, string community, MemberId member, CancellationToken cancellationToken) =>
        api.DeleteAsync(viewer, At(community, $"members/{member}"), cancellationToken);

    public ValueTask<CommunityStanding> SetAccessAsync(Viewer viewer, string community, string access, CancellationToken cancellationToken) =>
        api.SendAsync<AccessBody, CommunityStanding>(viewer, HttpMethod.Put, At(community, "access"), new AccessBody(access), cancellationToken);

    private static string At(string community, string what) => $"{CommunityClient.Address(community)}/{what}";
}
