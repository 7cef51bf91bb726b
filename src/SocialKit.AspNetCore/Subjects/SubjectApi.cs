using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class SubjectApi
{
    public static void Map(RouteGroupBuilder group) =>
        group.ApiGet("locations", nameof(ISubjectService.LocateAsync), (ISubjectService subjects, ApiRequest request) =>
            subjects.LocateAsync(request.Viewer, request.Subject(), request.Aborted));
}
