using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.AspNetCore;

/// <summary>One widget as HTML: asked for with its signed description, or by its attributes where no page described it.</summary>
internal static class FragmentEndpoints
{
    public static void Map(RouteGroupBuilder group) => group.MapRead("fragments/{name}", ReadAsync);

    private static async Task<IResult> ReadAsync(HttpContext http)
    {
        var widget = Widgets.Find(http.Request.RouteValues["name"] as string) ?? throw ReadEndpoints.NotFound();
        var query = http.Request.Query;
        WidgetTicket? ticket = null;
        if (query.ContainsKey(FormShape.Widget))
        {
            var viewer = await http.RequestServices.GetRequiredService<IViewerAccessor>().GetViewerAsync(http.RequestAborted);
            ticket = await http.RequestServices.GetRequiredService<WidgetTickets>().ReadAsync(viewer.Tenant, query[FormShape.Widget], http.RequestAborted);
            if (ticket is null || Widgets.Find(ticket.Name) != widget)
            {
                throw RequestProblemException.Malformed(FormShape.Widget, "The value of widget is not a description of this widget that this site has signed.");
            }
        }

        Dictionary<string, object?> parameters;
        try
        {
            parameters = ticket is not null ? widget.Read(ticket.Parameters) : widget.ReadAttributes(Attributes(query));
        }
        catch (FormatException exception)
        {
            throw new RequestProblemException(StatusCodes.Status400BadRequest, new SocialError(SocialError.Invalid, null, exception.Message), exception);
        }

        if (parameters.Values.OfType<SubjectRef>().FirstOrDefault() is var subject && subject != default
            && !subject.IsOwn && !http.RequestServices.GetRequiredService<ISubjectAccess>().Knows(subject.Kind))
        {
            // For the one who wrote a page this would be a slip with an explanation; from outside it is just something that is not there.
            throw ReadEndpoints.NotFound();
        }

        return new Fragment(widget, parameters, ticket);
    }

    // Only what a tag can say: page state has its own prefix, and nothing but the widget's data is read from the rest.
    private static IEnumerable<KeyValuePair<string, string>> Attributes(IQueryCollection query) => query
        .Where(pair => pair.Key is not "page" && !pair.Key.StartsWith("sk-", StringComparison.Ordinal))
        .Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()));

    private sealed class Fragment(Widgets.Widget widget, Dictionary<string, object?> parameters, WidgetTicket? ticket) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var request = httpContext.Request;
            var standsOn = ticket?.Page
                ?? (LocalUrl.TryClean(request.Query["page"], out var named) ? named : LocalUrl.FromReferer(request))
                ?? request.PathBase.ToUriComponent() + "/";
            httpContext.RequestServices.GetRequiredService<SocialPage>().StandOn(standsOn, request.Query);
            await Pages.WriteWidgetAsync(httpContext, widget, parameters, ticket);
        }
    }
}
