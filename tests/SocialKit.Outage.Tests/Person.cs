using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SocialKit.Outage.Tests;

/// <summary>What came back, and after how long.</summary>
internal sealed record Answer(HttpStatusCode Status, TimeSpan? RetryAfter, string? ContentType, string Body, TimeSpan Took)
{
    /// <summary>The one answer to everything while the database does not work: come back soon.</summary>
    public bool IsUnavailable => Status == HttpStatusCode.ServiceUnavailable && RetryAfter == TimeSpan.FromSeconds(5)
        && ContentType is "text/html" or "application/problem+json";

    /// <summary>What a form answers when it was stored.</summary>
    public bool IsStored => Status == HttpStatusCode.SeeOther;

    public override string ToString() => $"{(int)Status} after {Took.TotalSeconds:0.0} s, Retry-After {RetryAfter}, {ContentType}: {Body[..Math.Min(300, Body.Length)]}";
}

/// <summary>The fields of a form, as a page holds them.</summary>
internal sealed record Form(string Action, IReadOnlyDictionary<string, string> Fields)
{
    public Form With(params ReadOnlySpan<(string Name, string Value)> changes)
    {
        var fields = Fields.ToDictionary();
        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        return this with { Fields = fields };
    }

    /// <summary>The form on a page that leads to comments.</summary>
    public static Form In(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var form = page.QuerySelector<IHtmlFormElement>("form[method=post][action$='/comments']") ?? throw new InvalidOperationException($"No form in: {html}");
        return new Form(
            form.GetAttribute("action")!,
            form.Elements.Where(element => element.GetAttribute("name") is { Length: > 0 } && element is not IHtmlButtonElement).ToDictionary(
                element => element.GetAttribute("name")!,
                element => element is IHtmlTextAreaElement area ? area.Value : (element as IHtmlInputElement)?.Value ?? ""));
    }
}

/// <summary>Somebody with a browser without script, signed in.</summary>
internal sealed class Person(Uri site, string name) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site };

    public void Dispose() => _client.Dispose();

    public Task<Answer> GetAsync(string url) => SendAsync(new HttpRequestMessage(HttpMethod.Get, url));

    public async Task<Form> OpenFormAsync()
    {
        var page = await GetAsync("/_socialkit/fragments/discussion?subject=order:1&page=/orders/1");
        Assert.True(page.Status == HttpStatusCode.OK, page.ToString());
        return Form.In(page.Body);
    }

    public Task<Answer> SubmitAsync(Form form, bool scripted = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = new FormUrlEncodedContent(form.Fields) };
        if (scripted)
        {
            request.Headers.Add("X-SocialKit", "1");
        }

        return SendAsync(request);
    }

    /// <summary>Presses the button again until the text is stored, and says how long that took. Anything but "come back soon" in between fails.</summary>
    public async Task<TimeSpan> SubmitUntilStoredAsync(Form form)
    {
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            var answer = await SubmitAsync(form);
            if (answer.IsStored)
            {
                return Stopwatch.GetElapsedTime(started);
            }

            Assert.True(answer.IsUnavailable, answer.ToString());
        }
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Add("X-User", name);
        var started = Stopwatch.GetTimestamp();
        using (request)
        using (var response = await _client.SendAsync(request, Site.Stop))
        {
            var body = await response.Content.ReadAsStringAsync(Site.Stop);
            return new Answer(response.StatusCode, response.Headers.RetryAfter?.Delta, response.Content.Headers.ContentType?.MediaType, body, Stopwatch.GetElapsedTime(started));
        }
    }
}
