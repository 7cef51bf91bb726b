using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

/// <summary>Maps endpoints that show something.</summary>
internal static class ReadEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static RouteHandlerBuilder MapRead(this RouteGroupBuilder group, string pattern, Func<HttpContext, Task<IResult>> read) =>
        group.MapMethods(pattern, Methods, (Delegate)read).WithMetadata(SocialKitPolicy.AnonymousRead);

    /// <summary>A complete page of SocialKit's own; not found when <paramref name="body"/> gives none.</summary>
    public static void MapPage(this RouteGroupBuilder group, string pattern, string title, Func<HttpContext, RenderFragment?> body) =>
        group.MapRead(pattern, http => Task.FromResult<IResult>(
            body(http) is { } content ? new Page(StatusCodes.Status200OK, title, content) : throw NotFound()));

    public static SocialKitException NotFound() => new(Failure.NotFound.Error);

    internal sealed class Page(int status, string title, RenderFragment body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Pages.PageAsync(httpContext, status, title, body);
    }
}
