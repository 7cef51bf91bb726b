using System.Net;

namespace SocialKit.AspNetCore.Tests;

public class ReturnUrlTests
{
    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/.//evil.example")]
    [InlineData("/a/..//evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/orders\r\nSet-Cookie: a=b")]
    [InlineData("orders/1")]
    [InlineData("")]
    [InlineData(null)]
    public void These_lead_elsewhere_or_nowhere(string? url) => Assert.False(LocalUrl.TryClean(url, out _));

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/orders/1?a=b&c=%20#d", "/orders/1?a=b&c=%20#d")]
    [InlineData("/straße?q=ü", "/stra%C3%9Fe?q=%C3%BC")]
    public void These_stay_here(string url, string clean)
    {
        Assert.True(LocalUrl.TryClean(url, out var found));
        Assert.Equal(clean, found);
    }

    [Fact]
    public void No_known_payload_leaves_the_site()
    {
        string[] files = ["patt-Open-Redirect-payloads.txt", "patt-open_redirect_wordlist.txt", "patt-openredirects.txt"];
        SharedData.SkipIfMissing("url", files[0]);
        var left = new List<string>();
        var tried = 0;
        foreach (var line in files.SelectMany(file => File.ReadLines(SharedData.Path("url", file))).Where(line => line.Length > 0).Distinct())
        {
            tried++;
            foreach (var payload in new[] { line, Uri.UnescapeDataString(line), "/" + line, "/" + Uri.UnescapeDataString(line) })
            {
                // What a browser makes of the Location header on our own site.
                if (LocalUrl.TryClean(payload, out var clean)
                    && (!Uri.TryCreate(new Uri("https://host.example/_socialkit/comments"), clean, out var target) || target.Host != "host.example"
                        || target.Scheme != "https" || clean.StartsWith("//", StringComparison.Ordinal) || clean.Contains('\\', StringComparison.Ordinal)))
                {
                    left.Add(payload);
                }
            }
        }

        Assert.Empty(left);
        Assert.True(tried > 100, $"Only {tried} payloads were read.");
    }

    [Theory]
    [InlineData("//evil.example", null, "/_socialkit/at/order:1")]
    [InlineData("https://evil.example/", "http://localhost/orders/1?x=1", "/orders/1?x=1#sk-comment-")]
    [InlineData("", "https://evil.example/orders/1", "/_socialkit/at/order:1")]
    [InlineData(null, "http://localhost/_socialkit/comments", "/_socialkit/at/order:1")]
    public async Task A_bad_return_falls_back_to_this_site(string? returnUrl, string? referer, string expected)
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        (string, string)[] headers = referer is null ? [] : [("Referer", referer)];
        var response = await browser.SubmitAsync(await WriteTests.CommentFormAsync(browser), [("text", "x"), ("returnUrl", returnUrl)], headers);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var location = response.Headers.Location!.OriginalString;
        // Without a page to return to, the comment's own address finds one.
        Assert.True(location.StartsWith(expected, StringComparison.Ordinal) || location.StartsWith("/_socialkit/at/comment:", StringComparison.Ordinal) && expected.Contains("/at/", StringComparison.Ordinal), location);
    }

    [Fact]
    public async Task A_path_base_stands_before_every_address()
    {
        await using var site = await TestSite.StartAsync(before: app => Microsoft.AspNetCore.Builder.UsePathBaseExtensions.UsePathBase(app, "/app"));
        var browser = site.Browse(pathBase: "/app");
        var page = await browser.OpenAsync("/orders/1");
        Assert.StartsWith("/app/_socialkit/assets/", page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"), StringComparison.Ordinal);
        var response = await browser.SubmitAsync(await WriteTests.CommentFormAsync(browser), [("text", "x")]);
        Assert.StartsWith("/app/orders/1#sk-comment-", response.Headers.Location!.OriginalString, StringComparison.Ordinal);

        var at = await browser.GetAsync($"/_socialkit/at/comment:{response.Headers.Location.OriginalString.Split("#sk-comment-")[1]}");
        Assert.StartsWith("/app/orders/1?sk-at=", at.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}
