using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.AspNetCore.Tests;

public class AtTests
{
    [Theory]
    [InlineData("ana")]
    [InlineData(null)]
    public async Task Unknown_and_forbidden_are_the_same_to_the_byte(string? user)
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse(user);
        var bodies = new HashSet<string>();
        var headers = new HashSet<string>();
        foreach (var subject in new[] { "order:5", "order:999", "order:13", "ordr:1", "nothing", "post:00000000000000000000000000000001", "comment:x" })
        {
            var response = await browser.GetAsync($"/_socialkit/at/{subject}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            bodies.Add(await response.Content.ReadAsStringAsync(TestSite.Stop));
            headers.Add(string.Join('\n', response.Headers.Concat(response.Content.Headers).Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal)));
        }

        Assert.Single(bodies);
        Assert.Single(headers);
    }

    [Fact]
    public async Task Someone_not_signed_in_can_sign_in_and_come_back()
    {
        await using var site = await TestSite.StartAsync();
        var nobody = site.Browse(user: null);
        var page = await Browser.ParseAsync(await nobody.GetAsync("/_socialkit/at/order:5"));
        Assert.Equal("?sk-sign-in=1", page.QuerySelector("a.sk-sign-in")!.GetAttribute("href"));
        var ask = await nobody.GetAsync("/_socialkit/at/order:5?sk-sign-in=1");
        Assert.Equal("/sign-in?returnUrl=%2F_socialkit%2Fat%2Forder%3A5", ask.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_subject_leads_to_its_page_and_a_comment_to_its_place_on_it()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        Assert.Equal("/orders/1", (await browser.GetAsync("/_socialkit/at/order:1")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Found, (await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/_socialkit/at/order:1"))).StatusCode);
        await browser.SubmitAsync(await WriteTests.CommentFormAsync(browser), [("text", "x")]);
        var id = Assert.Single((await site.ReadAsync("order:1")).Comments).Id;
        Assert.Equal($"/orders/1?sk-at={id}#sk-comment-{id}", (await browser.GetAsync($"/_socialkit/at/comment:{id}")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_subject_that_was_moved_leads_to_its_new_page_with_everything_said_on_it()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        await browser.SubmitAsync(await WriteTests.CommentFormAsync(browser), [("text", "x")]);
        var id = Assert.Single((await site.ReadAsync("order:1")).Comments).Id;
        var lifecycle = site.App.Services.GetRequiredService<ISubjectLifecycleService>();
        await lifecycle.RemapSubjectsAsync(TenantId.Default, "order", new Dictionary<string, string> { ["1"] = "2" }, TestSite.Stop);

        Assert.Equal("/orders/2", (await browser.GetAsync("/_socialkit/at/order:1")).Headers.Location!.OriginalString);
        Assert.Equal($"/orders/2?sk-at={id}#sk-comment-{id}", (await browser.GetAsync($"/_socialkit/at/comment:{id}")).Headers.Location!.OriginalString);
        await browser.SubmitAsync(await WriteTests.CommentFormAsync(browser), [("text", "from the old page")]);
        Assert.Equal(2, (await site.ReadAsync("order:2")).Total);

        // Who may not see the new one learns nothing from the old.
        await lifecycle.RemapSubjectsAsync(TenantId.Default, "order", new Dictionary<string, string> { ["2"] = "5" }, TestSite.Stop);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/_socialkit/at/order:1")).StatusCode);
        Assert.Equal("/orders/5", (await site.Browse("ben").GetAsync("/_socialkit/at/order:1")).Headers.Location!.OriginalString);
        await lifecycle.DeleteAsync(TenantId.Default, SubjectRef.Parse("order:5"), TestSite.Stop);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browse("ben").GetAsync("/_socialkit/at/order:1")).StatusCode);
    }

    [Fact]
    public async Task What_the_host_shows_nowhere_has_a_page_of_its_own()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var form = (await browser.OpenAsync("/")).QuerySelector<IHtmlFormElement>("form[action$='/posts']")!;
        var post = (await browser.SubmitAsync(form, [("text", "Hello"), ("returnUrl", "")])).Headers.Location!.OriginalString;
        Assert.StartsWith("/_socialkit/at/post:", post, StringComparison.Ordinal);

        var response = await browser.GetAsync(post);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("private, no-store", string.Join(", ", response.Headers.GetValues("Cache-Control").Single().Split(", ").OrderDescending()));
        Assert.Equal(Pages.ContentSecurityPolicy, response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
        var page = await Browser.ParseAsync(response);
        Assert.NotNull(page.QuerySelector("[data-sk-name=post]"));
        Assert.NotNull(page.QuerySelector("[data-sk-name=discussion]"));
        Assert.Empty(page.QuerySelectorAll("[style],script:not([src]),[onclick]"));

        // Its own forms work there, and come back there.
        var comment = page.QuerySelector<IHtmlFormElement>("form[data-sk-form=comment]")!;
        Assert.StartsWith(post + "#sk-comment-", (await browser.SubmitAsync(comment, [("text", "Well said")])).Headers.Location!.OriginalString, StringComparison.Ordinal);
        var id = post["/_socialkit/at/post:".Length..];
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/_socialkit/posts/{id}/edits")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/_socialkit/reactions?subject=post:{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/_socialkit/reactions?subject=post:00000000000000000000000000000001")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/_socialkit/posts/00000000000000000000000000000001/edits")).StatusCode);
    }

    [Fact]
    public async Task Fragments_answer_to_a_signed_description_or_to_plain_attributes()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var root = (await browser.OpenAsync("/orders/1")).QuerySelector("[data-sk-widget]")!;
        var url = $"{root.GetAttribute("data-sk-fragment")}?widget={root.GetAttribute("data-sk-widget")}";
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync(url[..^2] + "xx")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync(url.Replace("/discussion?", "/feed?", StringComparison.Ordinal))).StatusCode);

        var plain = await Browser.ParseAsync(await browser.GetAsync("/_socialkit/fragments/discussion?subject=order:1&page=/plain.html"));
        Assert.Equal("/plain.html", plain.QuerySelector("input[name=returnUrl]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/_socialkit/fragments/discussion")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/_socialkit/fragments/feed?scope=nowhere")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/_socialkit/fragments/discussion?subject=ordr:1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/_socialkit/fragments/anything")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/_socialkit/fragments/profile-card?member=ana")).StatusCode);
    }
}
