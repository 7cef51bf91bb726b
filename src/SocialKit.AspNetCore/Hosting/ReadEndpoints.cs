using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.AspNetCore;

/// <summary>Maps endpoints that show something.</summary>
internal static class ReadEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static IEndpointConventionBuilder MapRead(this RouteGroupBuilder group, string pattern, Func<HttpContext, Task<IResult>> read) =>
        group.MapAnswer(pattern, Methods, read).WithMetadata(SocialKitPolicy.AnonymousRead);

    /// <summary>
    /// A complete page of SocialKit's own. <paramref name="body"/> asks the service first, although the widget asks again: a widget says in its
    /// place that there is nothing to see, a page says it with its status.
    /// </summary>
    public static void MapPage(this RouteGroupBuilder group, string pattern, string title, Func<HttpContext, Viewer, Task<RenderFragment>> body) =>
        group.MapRead(pattern, async http =>
        {
            var viewer = await http.RequestServices.GetRequiredService<IViewerAccessor>().GetViewerAsync(http.RequestAborted);
            return new Page(StatusCodes.Status200OK, title, await body(http, viewer));
        });

    public static SocialKitException NotFound() => new(Failure.NotFound.Error);

    internal sealed class Page(int status, string title, RenderFragment body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Pages.PageAsync(httpContext, status, title, body);
    }
}
