using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.AspNetCore.Tests;

/// <summary>Who is too fast, over HTTP: what a form and a script are told, and that no header makes somebody else of a member.</summary>
public class RateTests
{
    /// <summary>What proxies add, and what people forge.</summary>
    private static readonly string[] s_forgeable =
    [
        "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "X-Forwarded-User", "Forwarded", "X-Real-IP", "X-Client-IP", "Client-IP",
        "True-Client-IP", "CF-Connecting-IP", "X-Cluster-Client-IP", "X-Original-URL", "X-Originating-IP", "X-Remote-IP", "X-Remote-Addr", "X-Remote-User", "Via",
        "X-ProxyUser-Ip", "X-Forwarded", "Forwarded-For", "X-Host", "X-Custom-IP-Authorization", "Fastly-Client-IP", "X-Azure-ClientIP", "X-Request-ID",
        "X-HTTP-Method-Override", "X-User-Id", "X-Tenant", "X-SocialKit-Member",
    ];

    [Fact]
    public async Task Who_is_too_fast_gets_a_page_with_the_text_and_the_time_to_wait()
    {
        await using var site = await StartAsync();
        var browser = site.Browse();
        var form = await CommentFormAsync(browser);
        await browser.SubmitAsync(form, [("text", "First")]);
        var response = await browser.SubmitAsync(form, [("text", "The second, and a long one"), ("clientId", "another")]);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24));
        var page = await Browser.ParseAsync(response);
        Assert.Contains("in a short time", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("The second, and a long one", ((IHtmlTextAreaElement)page.QuerySelector("textarea[name=text]")!).Value);
        Assert.Single((await site.ReadAsync("order:1")).Comments);

        // A script keeps its form and gets the same as a problem.
        var problem = await browser.SubmitAsync(form, [("text", "The second"), ("clientId", "another")], ("X-SocialKit", "fragment"));
        Assert.Equal(HttpStatusCode.TooManyRequests, problem.StatusCode);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"code\":\"too-fast\"", await problem.Content.ReadAsStringAsync(TestSite.Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forged_headers_do_not_make_a_member_faster_nor_slow_down_another()
    {
        await using var site = await StartAsync();
        var (ana, ben) = (site.Browse(), site.Browse("ben"));
        var form = await CommentFormAsync(ana);
        var bens = await CommentFormAsync(ben);
        await ana.SubmitAsync(form, [("text", "First")]);
        foreach (var header in s_forgeable)
        {
            var response = await ana.SubmitAsync(form, [("text", $"With {header}"), ("clientId", header)], (header, "203.0.113.7"));
            Assert.True(response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.BadRequest or HttpStatusCode.Forbidden, $"{header}: {response.StatusCode}");
        }

        Assert.Single((await site.ReadAsync("order:1")).Comments);
        Assert.Equal(HttpStatusCode.SeeOther, (await ben.SubmitAsync(bens, [("text", "Ben's")], ("X-Forwarded-For", "203.0.113.7"))).StatusCode);
        Assert.Equal(30, s_forgeable.Length);
    }

    [Fact]
    public async Task The_configuration_has_the_last_word()
    {
        await using var site = await TestSite.StartAsync(builder =>
        {
            builder.Configuration["SocialKit:Rates:Enabled"] = "true";
            builder.Configuration["SocialKit:Rates:NewcomerWriting:0:Count"] = "1";
            builder.Configuration["SocialKit:Rates:NewcomerWriting:0:Period"] = "1.00:00:00";
        });
        var browser = site.Browse();
        var form = await CommentFormAsync(browser);
        await browser.SubmitAsync(form, [("text", "First")]);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SubmitAsync(form, [("text", "Second"), ("clientId", "another")])).StatusCode);
    }

    /// <summary>One text a day, so that no moment between two periods lets a second one in.</summary>
    private static Task<TestSite> StartAsync() => TestSite.StartAsync(builder => builder.Services.Configure<SocialKitOptions>(options =>
    {
        options.Rates.Enabled = true;
        options.Rates.NewcomerWriting.Clear();
        options.Rates.NewcomerWriting.Add(new Rate(1, TimeSpan.FromDays(1)));
    }));

    private static async Task<IHtmlFormElement> CommentFormAsync(Browser browser) =>
        (IHtmlFormElement)(await browser.OpenAsync("/orders/1")).QuerySelector("form[action$='/comments']")!;
}
