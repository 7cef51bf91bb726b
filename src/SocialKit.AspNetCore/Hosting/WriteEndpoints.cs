using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SocialKit.AspNetCore;

/// <summary>Maps endpoints that write, and gives all of them the same answer.</summary>
internal static class WriteEndpoints
{
    /// <param name="group">Below <c>MapSocialKit()</c>.</param>
    /// <param name="pattern">The noun.</param>
    /// <param name="shape">What the form holds.</param>
    /// <param name="write">Carries it out; the request has passed every check.</param>
    public static void MapWrite<TService>(
        this RouteGroupBuilder group, string pattern, FormShape shape, Func<WriteRequest, TService, Task<Written>> write)
        where TService : notnull
    {
        group.MapAnswer(pattern, [HttpMethods.Post], async http =>
        {
            var request = http.Features.GetRequiredFeature<WriteRequest>();
            return new Answer(request, await write(request, http.RequestServices.GetRequiredService<TService>()));
        }).WithMetadata(SocialKitPolicy.Write, shape);
    }

    private sealed class Answer(WriteRequest request, Written written) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            if (WriteRequest.WantsFragment(httpContext.Request))
            {
                var html = await FragmentAsync(httpContext);
                if (written.Anchor is not null)
                {
                    response.Headers["X-SocialKit-Target"] = written.Anchor;
                }

                await Pages.WriteAsync(httpContext, StatusCodes.Status200OK, html);
                return;
            }

            if (WriteRequest.IsScripted(httpContext.Request))
            {
                response.Headers.Location = At(httpContext, written.Subject);
                response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }

            if (written.Page is { } page)
            {
                await Pages.PageAsync(httpContext, StatusCodes.Status200OK, page.Title, page.Body);
                return;
            }

            response.Headers.Location = await WhereToAsync(httpContext);
            response.StatusCode = StatusCodes.Status303SeeOther;
        }

        private async Task<string> FragmentAsync(HttpContext http)
        {
            // The page's own state, or that of the further page the item came from when the script names it.
            var html = await RenderAsync(http, http.Request.Query, null);
            return written.Show is { } comment && !Shows(html) ? await RenderAsync(http, http.Request.Query, comment) : html;
        }

        /// <summary>What was written must be seen: where the page would not show the new comment, it is opened at it.</summary>
        private async Task<string> WhereToAsync(HttpContext http)
        {
            var url = request.ReturnUrl;
            if (url is null)
            {
                return At(http, written.Subject);
            }

            if (written.Show is { } comment && request.Ticket is not null && Widgets.Find(request.Ticket.Name) is not null
                && !Shows(await RenderAsync(http, QueryCollection.Empty, null)))
            {
                url = LocalUrl.WithQuery(url, "sk-at", comment.ToString());
            }

            return LocalUrl.WithFragment(url, written.Anchor);
        }

        private bool Shows(string html) => html.Contains($"id=\"{written.Anchor}\"", StringComparison.Ordinal);

        private async Task<string> RenderAsync(HttpContext http, IQueryCollection query, CommentId? openAt)
        {
            var ticket = request.Ticket!;
            var url = openAt is { } comment ? LocalUrl.WithQuery(ticket.Page, "sk-at", comment.ToString()) : ticket.Page;
            http.RequestServices.GetRequiredService<SocialPage>().StandOn(url, openAt is null ? query : null);
            var widget = Widgets.Find(ticket.Name)!;
            return await Pages.WidgetAsync(http, widget, widget.Read(ticket.Parameters), ticket);
        }

        private static string At(HttpContext http, SubjectRef subject)
        {
            var options = http.RequestServices.GetRequiredService<IOptions<SocialKitOptions>>().Value;
            return $"{http.Request.PathBase.ToUriComponent()}{options.Prefix}/at/{subject.Kind}:{Uri.EscapeDataString(subject.Id)}";
        }
    }
}
