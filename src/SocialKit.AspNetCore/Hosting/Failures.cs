using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>Answers what failed: a problem for a script, a complete page for a person. Never a redirect, never a lost text.</summary>
internal static class Failures
{
    public static async Task AnswerAsync(HttpContext http, Failure failure, FormShape? shape, WriteRequest request)
    {
        if (failure.RetryAfter is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (SpeaksJson.Is(http))
        {
            await ProblemAsync(http, failure, null, null);
            return;
        }

        if (failure.Error.Code == RequestProblemException.CrossSite)
        {
            // Whoever sent this is not to be given a page, least of all one with a token on it.
            http.Response.StatusCode = failure.Status;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(failure.Error.Message, http.RequestAborted);
            return;
        }

        var page = http.RequestServices.GetRequiredService<SocialPage>();
        var isForm = shape is not null && HttpMethods.IsPost(http.Request.Method);
        var back = request.ReturnUrl ?? (request.Ticket is { } ticket ? ticket.Page : null);
        if (isForm)
        {
            page.StandOn(back ?? http.Request.PathBase.ToUriComponent() + "/");
        }

        var signIn = await SignInAsync(http, page, failure, isForm, back);
        if (WriteRequest.IsScripted(http.Request))
        {
            // The script puts a fresh token into the form, so that pressing the button again works. Only a page of this site gets here.
            await ProblemAsync(http, failure, signIn, failure.Error.Code is RequestProblemException.ExpiredForm ? page.Token : null);
            return;
        }

        var failed = http.RequestServices.GetRequiredService<FailedRequest>();
        failed.Failure = failure;
        failed.SignInUrl = signIn;
        if (isForm)
        {
            failed.Shape = shape;
            failed.Form = request.Form;
            failed.Action = http.Request.PathBase.ToUriComponent() + http.Request.Path.ToUriComponent();
            failed.BackUrl = back;
        }

        await Pages.PageAsync(http, failure.Status, failure.Title, Pages.Component<FailurePage>());
    }

    private static async Task<string?> SignInAsync(HttpContext http, SocialPage page, Failure failure, bool isForm, string? back)
    {
        if (failure.Error.Code == SocialError.SignInRequired)
        {
            return page.SignInUrlFor(isForm ? back : page.PageUrl);
        }

        if (isForm || failure.Error.Code != SocialError.NotFound)
        {
            return null;
        }

        // Signing in may be all that is missing. The link is relative, so that this page is the same to the byte for everything
        // that is not there and everything that may not be seen.
        var viewer = await http.RequestServices.GetRequiredService<IViewerAccessor>().GetViewerAsync(http.RequestAborted);
        return viewer.Member is null && http.GetEndpoint()?.Metadata.GetMetadata<SignInHere>() is not null ? $"?{SignInHere.Query}=1" : null;
    }

    private static async Task ProblemAsync(HttpContext http, Failure failure, string? signIn, FormToken? token)
    {
        http.Response.StatusCode = failure.Status;
        http.Response.ContentType = "application/problem+json";
        var error = failure.Error;
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            json.WriteString("type", $"urn:socialkit:{error.Code}");
            json.WriteString("title", failure.Title);
            json.WriteNumber("status", failure.Status);
            json.WriteString("code", error.Code);
            json.WriteString("field", error.Field);
            json.WriteString("detail", error.Message);
            Optional(json, "reference", failure.Reference);
            Optional(json, "signIn", signIn);
            Optional(json, "currentText", error.CurrentText);
            if (error.CurrentVersion is { } version)
            {
                json.WriteNumber("currentVersion", version);
            }

            if (token is not null)
            {
                json.WriteStartObject("token");
                json.WriteString("field", token.Field);
                json.WriteString("value", token.Value);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        await http.Response.Body.WriteAsync(memory.GetBuffer().AsMemory(0, (int)memory.Length), http.RequestAborted);

        static void Optional(Utf8JsonWriter json, string name, string? value)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }
    }
}

/// <summary>On endpoints whose denial offers to sign in and come back to the same address.</summary>
internal sealed class SignInHere
{
    public const string Query = "sk-sign-in";
}
