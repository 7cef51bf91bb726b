using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

/// <summary>
/// Maps what takes a request and gives an answer. A plain request delegate: for any other kind ASP.NET Core compiles code at the start of a site,
/// which for dozens of endpoints takes a third of a second.
/// </summary>
internal static class AnswerEndpoints
{
    public static IEndpointConventionBuilder MapAnswer(
        this RouteGroupBuilder group, string pattern, IEnumerable<string>? methods, Func<HttpContext, Task<IResult>> answer)
    {
        // Carried out inside the guard: what fails while an answer is rendered is a failure like any other.
        RequestDelegate handle = async http => await (await answer(http)).ExecuteAsync(http);
        return methods is null ? group.Map(pattern, handle) : group.MapMethods(pattern, methods, handle);
    }
}
