using System.Net;
using System.Text;

namespace SocialKit.AspNetCore.Tests;

public class CrossSiteTests
{
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "something-new")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://localhost.evil.example")]
    [InlineData("Origin", "http://localhost:8080")]
    [InlineData("Origin", "null")]
    public async Task Another_site_writes_nothing_even_with_a_token(string header, string value)
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var response = await browser.SubmitAsync(await WriteTests.CommentFormAsync(browser), [("text", "Not mine")], (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("Not mine", await response.Content.ReadAsStringAsync(TestSite.Stop), StringComparison.Ordinal);
        Assert.Empty((await site.ReadAsync("order:1")).Comments);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "http://localhost")]
    [InlineData("Origin", "https://localhost")]
    [InlineData("Accept", "text/html")]
    public async Task This_site_and_browsers_that_say_nothing_write(string header, string value)
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var response = await browser.SubmitAsync(await WriteTests.CommentFormAsync(browser), [("text", "Mine")], (header, value));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    [Fact]
    public async Task A_trusted_origin_still_needs_the_token()
    {
        await using var site = await TestSite.StartAsync(builder => Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions
            .Configure<SocialKitHttpOptions>(builder.Services, options => options.TrustedOrigins.Add("https://www.example.com")));
        var browser = site.Browse();
        var form = await WriteTests.CommentFormAsync(browser);
        (string, string)[] headers = [("Origin", "https://www.example.com"), ("Sec-Fetch-Site", "cross-site")];
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(form, [("text", "x"), ("__RequestVerificationToken", null)], headers)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(form, [("text", "x")], headers)).StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    public async Task Only_forms_are_read(string type)
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var form = await WriteTests.CommentFormAsync(browser);
        var text = string.Join('&', Browser.FieldsOf(form).Where(field => field.Key != "text").Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")) + "&text=x";
        var request = new HttpRequestMessage(HttpMethod.Post, "/_socialkit/comments") { Content = new StringContent(text, Encoding.UTF8, type) };
        request.Headers.Add("RequestVerificationToken", WriteTests.FieldOf(form, "__RequestVerificationToken"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await browser.SendAsync(request)).StatusCode);
        Assert.Empty((await site.ReadAsync("order:1")).Comments);
    }

    public static TheoryData<string> Writes =>
    [
        "posts", "posts/00000000000000000000000000000001/edits", "posts/00000000000000000000000000000001/deletion",
        "posts/00000000000000000000000000000001/restoration", "comments", "comments/00000000000000000000000000000001/edits",
        "comments/00000000000000000000000000000001/deletion", "comments/00000000000000000000000000000001/restoration",
        "comments/00000000000000000000000000000001/acceptance", "reactions", "follows", "kudos",
    ];

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Every_write_needs_a_token_and_a_member(string noun)
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var without = await browser.PostAsync($"/_socialkit/{noun}", [KeyValuePair.Create("text", "kept as it was")]);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);

        var nobody = site.Browse(user: null);
        var page = await Browser.ParseAsync(await nobody.PostAsync($"/_socialkit/{noun}", [KeyValuePair.Create("text", "kept as it was")]));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var response = await nobody.PostAsync($"/_socialkit/{noun}", [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("text", "kept as it was")]);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hosts_with_and_without_the_antiforgery_middleware_work_and_the_header_counts_as_the_field(bool middleware)
    {
        await using var site = await TestSite.StartAsync(after: app =>
        {
            if (middleware)
                Microsoft.AspNetCore.Builder.AntiforgeryApplicationBuilderExtensions.UseAntiforgery(app);
        });
        var browser = site.Browse();
        var form = await WriteTests.CommentFormAsync(browser);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(form, [("text", "x")])).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(
            form, [("text", "y"), ("clientId", "2"), ("__RequestVerificationToken", null)], ("RequestVerificationToken", WriteTests.FieldOf(form, "__RequestVerificationToken")))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(form, [("text", "z"), ("__RequestVerificationToken", "forged")])).StatusCode);
    }
}
