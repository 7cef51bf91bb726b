using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SocialKit.AspNetCore;

/// <summary>Renders complete pages and fragments. Everything is rendered before the first byte leaves, so that a failure can still become a page of its own.</summary>
internal static class Pages
{
    /// <summary>SECURITY C-07: what our pages need and nothing else.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'";

    public static void SetHeaders(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.Vary = WriteRequest.ScriptHeader;
        // After everything else had its say: the antiforgery token sets a weaker value of its own while a page is rendered.
        http.Response.OnStarting(
            static state =>
            {
                ((HttpContext)state).Response.Headers.CacheControl = "private, no-store";
                return Task.CompletedTask;
            },
            http);
    }

    public static async Task PageAsync(HttpContext http, int status, string title, RenderFragment body)
    {
        var parameters = new Dictionary<string, object?>
        {
            [nameof(SocialBarePage.Title)] = title,
            [nameof(SocialBarePage.ChildContent)] = body,
        };
        await RenderAsync(http, typeof(SocialBarePage), parameters, root => Write(http, status, root));
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    public static RenderFragment Component(Type component, IReadOnlyDictionary<string, object?> parameters) => builder =>
    {
        builder.OpenComponent(0, component);
        foreach (var (name, value) in parameters)
        {
            builder.AddComponentParameter(1, name, value);
        }

        builder.CloseComponent();
    };

    public static RenderFragment Component<TComponent>(params ReadOnlySpan<(string Name, object? Value)> parameters) where TComponent : IComponent
    {
        var values = new Dictionary<string, object?>();
        foreach (var (name, value) in parameters)
        {
            values[name] = value;
        }

        return Component(typeof(TComponent), values);
    }

    public static RenderFragment Join(params RenderFragment[] parts) => builder =>
    {
        foreach (var part in parts)
        {
            builder.AddContent(0, part);
        }
    };

    /// <summary>A widget as HTML, on the page and in the language its ticket names.</summary>
    public static async Task<string> WidgetAsync(HttpContext http, Widgets.Widget widget, IReadOnlyDictionary<string, object?> parameters, WidgetTicket? ticket)
    {
        var html = "";
        await InLanguageOfAsync(ticket, () => RenderAsync(http, widget.Component, parameters, root => html = root.ToHtmlString()));
        return html;
    }

    /// <summary>A widget as the whole answer.</summary>
    public static async Task WriteWidgetAsync(HttpContext http, Widgets.Widget widget, IReadOnlyDictionary<string, object?> parameters, WidgetTicket? ticket)
    {
        await InLanguageOfAsync(ticket, () => RenderAsync(http, widget.Component, parameters, root => Write(http, StatusCodes.Status200OK, root)));
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    public static Task WriteAsync(HttpContext http, int status, string html)
    {
        Begin(http, status);
        return http.Response.WriteAsync(html, Encoding.UTF8, http.RequestAborted);
    }

    private static async Task RenderAsync(
        HttpContext http, Type component, IReadOnlyDictionary<string, object?> parameters, Action<HtmlRootComponent> take)
    {
        Prepare(http);
        await using var renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());
        await renderer.Dispatcher.InvokeAsync(async () =>
            take(await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(new Dictionary<string, object?>(parameters)))));
    }

    private static void Write(HttpContext http, int status, HtmlRootComponent root)
    {
        Begin(http, status);
        using var writer = new Utf8MarkupWriter(http.Response.BodyWriter);
        root.WriteHtmlTo(writer);
        writer.Flush();
    }

    private static void Begin(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
    }

    private static async Task InLanguageOfAsync(WidgetTicket? ticket, Func<Task> render)
    {
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            if (ticket is not null)
            {
                CultureInfo.CurrentCulture = CultureOf(ticket.Culture, culture);
                CultureInfo.CurrentUICulture = CultureOf(ticket.UICulture, uiCulture);
            }

            await render();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }

    /// <summary>What the framework tells components of its own pages: the address and the person. Host templates may ask for either.</summary>
    private static void Prepare(HttpContext http)
    {
        if (http.Items.ContainsKey(typeof(Pages)))
        {
            return;
        }

        http.Items[typeof(Pages)] = true;
        var request = http.Request;
        var root = $"{request.Scheme}://{request.Host}{request.PathBase.ToUriComponent()}/";
        try
        {
            (http.RequestServices.GetService<NavigationManager>() as IHostEnvironmentNavigationManager)?.Initialize(root, request.GetEncodedUrl());
        }
        catch (InvalidOperationException)
        {
            // Something on this request was rendered before and has told it already.
        }

        (http.RequestServices.GetService<AuthenticationStateProvider>() as IHostEnvironmentAuthenticationStateProvider)
            ?.SetAuthenticationState(Task.FromResult(new AuthenticationState(http.User)));
    }

    private static CultureInfo CultureOf(string name, CultureInfo otherwise)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            return otherwise;
        }
    }
}
