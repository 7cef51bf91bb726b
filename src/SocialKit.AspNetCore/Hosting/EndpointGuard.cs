using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SocialKit.AspNetCore;

/// <summary>
/// Stands before every endpoint below <c>MapSocialKit()</c>: headers, cross-site requests, size, content type, antiforgery, the member behind a
/// write, and the answer when anything fails. One place, so that no endpoint can forget a part of it.
/// </summary>
internal sealed class EndpointGuard(IOptions<SocialKitHttpOptions> options, ILogger<EndpointGuard> logger)
{
    public RequestDelegate Before(RequestDelegate next) => http => AnswerAsync(http, next);

    private async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        var metadata = http.GetEndpoint()!.Metadata;
        // The start has checked this; an endpoint added later is still not served.
        var policy = metadata.GetMetadata<SocialKitPolicy>() ?? throw new InvalidOperationException("This endpoint carries no SocialKitPolicy.");
        var request = new WriteRequest { Http = http };
        if (policy != SocialKitPolicy.Asset)
        {
            Pages.SetHeaders(http);
        }

        try
        {
            if (!IsSafe(http.Request.Method))
            {
                await (SpeaksJson.Is(http) ? CheckScriptAsync(http.Request) : CheckFormAsync(http, request));
            }

            if (policy == SocialKitPolicy.Write)
            {
                request.Viewer ??= await ViewerAsync(http);
                request.Viewer.RequireMember();
            }

            http.Features.Set(request);
            await next(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted && !(exception is OperationCanceledException && http.RequestAborted.IsCancellationRequested))
        {
            await Failures.AnswerAsync(http, FailureOf(exception, http), metadata.GetMetadata<FormShape>(), request);
        }
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    private static ValueTask<Viewer> ViewerAsync(HttpContext http) =>
        http.RequestServices.GetRequiredService<IViewerAccessor>().GetViewerAsync(http.RequestAborted);

    /// <summary>No token is needed: a form of another site cannot send the header, and a script of another site is asked about it first.</summary>
    private Task CheckScriptAsync(HttpRequest request)
    {
        DemandFromHere(request, "This request came from another site, which the site does not trust.");
        return WriteRequest.IsScripted(request)
            ? Task.CompletedTask
            : throw new RequestProblemException(
                StatusCodes.Status403Forbidden,
                new SocialError(RequestProblemException.CrossSite, WriteRequest.ScriptHeader, $"Send the header {WriteRequest.ScriptHeader} with any value, for example 1: it shows that no form of another site is asking."));
    }

    private void DemandFromHere(HttpRequest request, string message)
    {
        if (!ComesFromHere(request))
        {
            throw new RequestProblemException(StatusCodes.Status403Forbidden, new SocialError(RequestProblemException.CrossSite, null, message));
        }
    }

    private async Task CheckFormAsync(HttpContext http, WriteRequest request)
    {
        DemandFromHere(http.Request, "This form was sent from another site. Open the page here and try again.");
        request.Form = await ReadFormAsync(http);
        var returnUrl = request.Form[FormShape.ReturnUrl].ToString();
        request.ReturnUrl = LocalUrl.TryClean(returnUrl, out var clean) ? clean : RefererPage(http);

        var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            // A login that has expired takes the token with it. What helps is to sign in, not to send again.
            (await ViewerAsync(http)).RequireMember();
            throw new RequestProblemException(
                StatusCodes.Status400BadRequest,
                new SocialError(RequestProblemException.ExpiredForm, null, "This form is no longer valid, for example because you signed in or out since it was opened. Your text is kept: please send it again."));
        }

        request.Viewer = await ViewerAsync(http);
        var signed = request.Form[FormShape.Widget].ToString();
        request.Ticket = await http.RequestServices.GetRequiredService<WidgetTickets>().ReadAsync(request.Viewer.Tenant, signed, http.RequestAborted);
        // Before anything is written: a script that asks for a widget nobody signed gets nothing done.
        if (WriteRequest.WantsFragment(http.Request) && (request.Ticket is null || Widgets.Find(request.Ticket.Name) is null))
        {
            throw RequestProblemException.Malformed(FormShape.Widget, "The field widget is not a description this site has signed.");
        }
    }

    /// <summary>
    /// SECURITY C-08. Every browser of the last years says where a request comes from; one that says nothing at all is left to the
    /// antiforgery token alone.
    /// </summary>
    private bool ComesFromHere(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (origin.Length > 0 && options.Value.TrustedOrigins.Any(trusted => string.Equals(trusted.TrimEnd('/'), origin, StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }

        // Behind a proxy that ends TLS the scheme seen here may differ from the browser's; host and port may not.
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Scheme is "http" or "https"
                && string.Equals(from.Host, new Uri($"http://{request.Host.ToUriComponent()}").Host, StringComparison.OrdinalIgnoreCase)
                && SamePort(from, request));
    }

    private static bool SamePort(Uri from, HttpRequest request) =>
        request.Host.Port is { } port ? from.Port == port : from.IsDefaultPort;

    private async Task<IFormCollection> ReadFormAsync(HttpContext http)
    {
        var limit = options.Value.MaxFormBytes;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        if (http.Request.ContentLength > limit)
        {
            throw TooLarge(limit, null);
        }

        if (!http.Request.HasFormContentType)
        {
            // No form at all is an empty form; its fields are found missing one by one.
            if (http.Request.ContentLength is null or 0 && string.IsNullOrEmpty(http.Request.ContentType))
            {
                return FormCollection.Empty;
            }

            throw new RequestProblemException(
                StatusCodes.Status415UnsupportedMediaType,
                new SocialError(SocialError.Invalid, null, "Only forms are accepted here: application/x-www-form-urlencoded or multipart/form-data."));
        }

        try
        {
            // The counts are far above our own largest form and far below what would cost anything.
            return await new FormFeature(http.Request, new FormOptions
            {
                ValueCountLimit = 64,
                KeyLengthLimit = 128,
                ValueLengthLimit = limit,
                MultipartBodyLengthLimit = limit,
                MemoryBufferThreshold = limit,
            }).ReadFormAndKeepAsync(http);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(limit, exception);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException or IOException)
        {
            throw new RequestProblemException(
                StatusCodes.Status400BadRequest, new SocialError(SocialError.Invalid, null, "This form could not be read: it is cut off, has too many fields or holds a NUL character."), exception);
        }
    }

    private static RequestProblemException TooLarge(int limit, Exception? inner) => new(
        StatusCodes.Status413PayloadTooLarge,
        new SocialError(RequestProblemException.TooLarge, null, $"What you sent is larger than {limit / 1024} KB. Go back in your browser: your text is still there. Make it shorter and send it again."),
        inner);

    /// <summary>The page the browser says it comes from; not one of our own answers to a form, which cannot be asked for again.</summary>
    private static string? RefererPage(HttpContext http)
    {
        var prefix = http.Request.PathBase.ToUriComponent() + http.RequestServices.GetRequiredService<IOptions<SocialKitOptions>>().Value.Prefix + "/";
        return LocalUrl.FromReferer(http.Request) is { } page
            && (!page.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || page.StartsWith(prefix + "at/", StringComparison.OrdinalIgnoreCase))
                ? page
                : null;
    }

    private Failure FailureOf(Exception exception, HttpContext http)
    {
        switch (exception)
        {
            case SocialKitException refused:
                return SpeaksJson.Is(http) ? Failure.OfApi(refused.Error) : Failure.Of(refused.Error);
            case RequestProblemException problem:
                return Failure.Of(problem);
            default:
                var reference = StorageFault.NewReference();
                logger.LogError(exception, "SocialKit could not answer {Method} {Endpoint} (reference {Reference}).", http.Request.Method, http.GetEndpoint()?.DisplayName, reference);
                var asking = IsSafe(http.Request.Method) ? Asking.Page : SpeaksJson.Is(http) ? Asking.Script : Asking.Form;
                return StorageFault.IsFull(exception) ? Failure.StorageFull(reference, asking)
                    : StorageFault.Is(exception) ? Failure.Unavailable(reference, asking)
                    : Failure.Unexpected(reference);
        }
    }
}

file static class FormReading
{
    /// <summary>Reads with our limits, and leaves what was read where antiforgery looks for it.</summary>
    public static async Task<IFormCollection> ReadFormAndKeepAsync(this FormFeature feature, HttpContext http)
    {
        if (http.Features.Get<IFormFeature>()?.Form is { } read)
        {
            return read;
        }

        http.Features.Set<IFormFeature>(feature);
        return await feature.ReadFormAsync(http.RequestAborted);
    }
}
