using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.AspNetCore.Tests;

public class WriteTests
{
    [Fact]
    public async Task A_comment_without_script_returns_to_the_page_at_the_comment()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var response = await browser.SubmitAsync(await CommentFormAsync(browser), [("text", "Where is it?")]);

        var comment = Assert.Single((await site.ReadAsync("order:1")).Comments);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal($"/orders/1#sk-comment-{comment.Id}", response.Headers.Location!.OriginalString);
        Assert.NotNull((await browser.OpenAsync("/orders/1")).GetElementById($"sk-comment-{comment.Id}"));
    }

    [Fact]
    public async Task A_new_comment_beyond_the_first_page_is_opened()
    {
        await using var site = await TestSite.StartAsync(services => services.Services.Configure<SocialKitOptions>(options => options.PageSize = 1));
        var browser = site.Browse();
        await browser.SubmitAsync(await CommentFormAsync(browser), [("text", "First")]);
        var form = await CommentFormAsync(browser);
        var response = await browser.SubmitAsync(form, [("text", "Second")]);
        Assert.Matches("^/orders/1\\?sk-at=[0-9a-f]{32}#sk-comment-[0-9a-f]{32}$", response.Headers.Location!.OriginalString);

        var fragment = await browser.SubmitAsync(form, [("text", "Third"), ("clientId", "another")], ("X-SocialKit", "fragment"));
        Assert.Equal(HttpStatusCode.OK, fragment.StatusCode);
        Assert.NotNull((await Browser.ParseAsync(fragment)).GetElementById(fragment.Headers.GetValues("X-SocialKit-Target").Single()));
    }

    [Fact]
    public async Task A_script_gets_exactly_the_widget_it_showed()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var response = await browser.SubmitAsync(await CommentFormAsync(browser), [("text", "Where is it?")], ("X-SocialKit", "fragment"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("X-SocialKit", response.Headers.GetValues("Vary").Single());
        Assert.Equal("no-store, private", response.Headers.CacheControl!.ToString());
        var html = await Browser.ParseAsync(response);
        var root = Assert.Single(html.QuerySelectorAll("[data-sk-widget]"));
        Assert.Equal("sk-discussion", root.Id);
        Assert.NotNull(html.GetElementById(response.Headers.GetValues("X-SocialKit-Target").Single()));
        // What it returns to is still the page, not the endpoint.
        Assert.All(html.QuerySelectorAll("input[name=returnUrl]"), input => Assert.Equal("/orders/1", input.GetAttribute("value")));
    }

    [Fact]
    public async Task A_forged_widget_writes_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var form = await CommentFormAsync(browser);
        foreach (var forged in new[] { null, "", "forged", FieldOf(form, "widget")[..^2] + "xx" })
        {
            var response = await browser.SubmitAsync(form, [("text", "Hello there"), ("widget", forged)], ("X-SocialKit", "fragment"));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal("widget", (await ProblemAsync(response)).GetProperty("field").GetString());
        }

        Assert.Empty((await site.ReadAsync("order:1")).Comments);
    }

    [Fact]
    public async Task A_text_that_breaks_a_rule_comes_back_with_the_message_at_its_field()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var text = new string('x', 10_001);
        var response = await browser.SubmitAsync(await CommentFormAsync(browser), [("text", text)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await Browser.ParseAsync(response);
        var area = Assert.IsAssignableFrom<IHtmlTextAreaElement>(page.QuerySelector("textarea[name=text]"));
        Assert.Equal(text, area.Value);
        Assert.Equal("true", area.GetAttribute("aria-invalid"));
        Assert.NotEmpty(page.GetElementById(area.GetAttribute("aria-describedby")!)!.TextContent.Trim());

        // The page is complete: its form, made right, is accepted as it stands.
        var again = await browser.SubmitAsync(Form(page), [("text", "Short now")]);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.StartsWith("/orders/1#sk-comment-", again.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Single((await site.ReadAsync("order:1")).Comments);
    }

    [Fact]
    public async Task A_script_is_told_the_same_as_a_problem()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var response = await browser.SubmitAsync(await CommentFormAsync(browser), [("text", "")], ("X-SocialKit", "fragment"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await ProblemAsync(response);
        Assert.Equal("invalid", problem.GetProperty("code").GetString());
        Assert.Equal("text", problem.GetProperty("field").GetString());
        Assert.Equal(422, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ben")]
    public async Task A_form_opened_before_the_sign_in_changed_keeps_its_text_and_can_be_sent_again(string? after)
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var form = await CommentFormAsync(browser);
        browser.User = after;
        var response = await browser.SubmitAsync(form, [("text", "Written for an hour")]);

        // Somebody else's login: send it again. Nobody's: sign in first.
        Assert.Equal(after is null ? HttpStatusCode.Unauthorized : HttpStatusCode.BadRequest, response.StatusCode);
        var page = await Browser.ParseAsync(response);
        Assert.Equal("Written for an hour", page.QuerySelector<IHtmlTextAreaElement>("textarea[name=text]")!.Value);
        Assert.Empty((await site.ReadAsync("order:1")).Comments);
        if (after is not null)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(Form(page), [])).StatusCode);
            return;
        }

        Assert.Equal("/sign-in?returnUrl=%2Forders%2F1", page.QuerySelector("a.sk-sign-in")!.GetAttribute("href"));

        // Signed in elsewhere in between: the kept form needs one more press, and nothing is lost.
        browser.User = "ana";
        var back = await Browser.ParseAsync(await browser.SubmitAsync(Form(page), []));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(Form(back), [])).StatusCode);
        Assert.Single((await site.ReadAsync("order:1")).Comments);
    }

    [Fact]
    public async Task A_script_whose_form_expired_gets_a_token_that_works()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var form = await CommentFormAsync(browser);
        browser.User = "ben";
        var expired = await browser.SubmitAsync(form, [("text", "Hello")], ("X-SocialKit", "fragment"));
        var problem = await ProblemAsync(expired);
        Assert.Equal("expired-form", problem.GetProperty("code").GetString());

        var token = problem.GetProperty("token");
        var again = await browser.SubmitAsync(
            form, [("text", "Hello"), (token.GetProperty("field").GetString()!, token.GetProperty("value").GetString())], ("X-SocialKit", "fragment"));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Two_people_who_edit_see_both_texts_and_the_second_may_win()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        await browser.SubmitAsync(await CommentFormAsync(browser), [("text", "One")]);
        var page = await browser.OpenAsync("/orders/1");
        var form = page.QuerySelector<IHtmlFormElement>("form[action$='/edits']")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(form, [("text", "Two")])).StatusCode);

        var conflict = await browser.SubmitAsync(form, [("text", "Three")]);
        Assert.Equal(HttpStatusCode.PreconditionFailed, conflict.StatusCode);
        var both = await Browser.ParseAsync(conflict);
        Assert.Equal("Two", both.QuerySelector(".sk-current-text")!.TextContent);
        Assert.Equal("Three", both.QuerySelector<IHtmlTextAreaElement>("textarea[name=text]")!.Value);

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(Form(both), [])).StatusCode);
        Assert.Contains("Three", Assert.Single((await site.ReadAsync("order:1")).Comments).Html.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_are_edited_deleted_restored_and_reacted_to_by_plain_forms()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        await browser.SubmitAsync(await CommentFormAsync(browser), [("text", "One")]);
        var id = Assert.Single((await site.ReadAsync("order:1")).Comments).Id;

        var react = (await browser.OpenAsync("/orders/1")).QuerySelector<IHtmlFormElement>("form[action$='/reactions']")!;
        Assert.Equal($"/orders/1#sk-comment-{id}", (await browser.SubmitAsync(react, [("kind", "like")])).Headers.Location!.OriginalString);
        Assert.Equal(1, Assert.Single((await site.ReadAsync("order:1")).Comments).Reactions.Total);

        var delete = (await browser.OpenAsync("/orders/1")).QuerySelector<IHtmlFormElement>("form[action$='/deletion']")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(delete, [])).StatusCode);
        Assert.Equal(0, (await site.ReadAsync("order:1")).Total);

        var tokens = Browser.FieldsOf(react);
        var restore = await browser.PostAsync($"/_socialkit/comments/{id}/restoration", tokens);
        Assert.Equal(HttpStatusCode.SeeOther, restore.StatusCode);
        Assert.Equal(1, (await site.ReadAsync("order:1")).Total);
    }

    [Fact]
    public async Task Posts_questions_answers_kudos_and_follows_work_by_plain_forms()
    {
        await using var site = await TestSite.StartAsync();
        await site.ReadAsync("order:1");
        var browser = site.Browse();
        var home = await browser.OpenAsync("/");
        var post = home.QuerySelector<IHtmlFormElement>("form[action$='/posts']")!;
        var asked = await browser.SubmitAsync(post, [("kind", "question"), ("title", "Who knows the oven?"), ("text", "It beeps.")]);
        Assert.Matches("^/#sk-post-[0-9a-f]{32}$", asked.Headers.Location!.OriginalString);
        var id = asked.Headers.Location.OriginalString["/#sk-post-".Length..];

        var fields = Browser.FieldsOf(post);
        List<KeyValuePair<string, string>> With(params (string Name, string Value)[] values) =>
            [.. fields.Where(field => values.All(value => value.Name != field.Key)), .. values.Select(value => KeyValuePair.Create(value.Name, value.Value))];
        var answered = await browser.PostAsync("/_socialkit/comments", With(("subject", $"post:{id}"), ("kind", "answer"), ("text", "Press twice."), ("clientId", "a1")));
        Assert.Equal(HttpStatusCode.SeeOther, answered.StatusCode);
        var answer = answered.Headers.Location!.OriginalString.Split("#sk-comment-")[1];
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync($"/_socialkit/comments/{answer}/acceptance", With(("set", "true")))).StatusCode);

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync("/_socialkit/kudos",
            With(("to", "@ben"), ("value", "teamwork"), ("text", "Helped me with the oven all night."), ("clientId", "k1")))).StatusCode);
        var ben = (await browser.OpenAsync("/")).QuerySelector<IHtmlFormElement>("form[action$='/follows']")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(ben, [])).StatusCode);

        var edits = (await browser.OpenAsync("/")).QuerySelector<IHtmlFormElement>($"form[action$='/posts/{id}/edits']")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(edits, [("text", "It beeps all night.")])).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync($"/_socialkit/posts/{id}/deletion", fields)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync($"/_socialkit/posts/{id}/restoration", fields)).StatusCode);
    }

    [Theory]
    [InlineData("comments", "subject", "not a subject")]
    [InlineData("comments", "parent", "not an id")]
    [InlineData("comments", "kind", "Not A Word")]
    [InlineData("posts", "scope", "nowhere:at:all")]
    [InlineData("reactions", "set", "perhaps")]
    [InlineData("kudos", "subject", "???")]
    public async Task A_field_of_the_wrong_type_is_named(string noun, string field, string value)
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var fields = Browser.FieldsOf(await CommentFormAsync(browser));
        fields.RemoveAll(known => known.Key == field);
        fields.Add(KeyValuePair.Create(field, value));
        if (noun == "reactions")
            fields.Add(KeyValuePair.Create("kind", "like"));

        var response = await browser.PostAsync($"/_socialkit/{noun}", [.. fields.DistinctBy(known => known.Key)], ("X-SocialKit", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(field, (await ProblemAsync(response)).GetProperty("field").GetString());
    }

    [Fact]
    public async Task Fields_nobody_asked_for_change_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var fields = Browser.FieldsOf(await CommentFormAsync(browser));
        fields.RemoveAll(field => field.Key == "text");
        string[] entity = ["Id", "author", "Author", "CreatedAt", "DeletedAt", "Version", "ImportedScore", "Origin", "Html", "accepted"];
        var response = await browser.PostAsync(
            "/_socialkit/comments", [.. fields, KeyValuePair.Create("text", "Mine"), .. entity.Select(name => KeyValuePair.Create(name, "1"))]);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var comment = Assert.Single((await site.ReadAsync("order:1")).Comments);
        Assert.Equal("ANA", comment.Author!.Name);
        Assert.Equal(0, comment.Score);
    }

    [Fact]
    public async Task Too_much_is_refused_with_a_page()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var fields = Browser.FieldsOf(await CommentFormAsync(browser));
        var large = await browser.PostAsync("/_socialkit/comments", [.. fields, KeyValuePair.Create("more", new string('x', 300_000))]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.NotEmpty((await Browser.ParseAsync(large)).QuerySelector(".sk-error")!.TextContent);

        var many = await browser.PostAsync("/_socialkit/comments", [.. fields, .. Enumerable.Range(0, 100).Select(i => KeyValuePair.Create($"f{i}", ""))]);
        Assert.Equal(HttpStatusCode.BadRequest, many.StatusCode);
        Assert.Empty((await site.ReadAsync("order:1")).Comments);
    }

    [Fact]
    public async Task What_nobody_expected_tells_a_number_and_nothing_else()
    {
        await using var site = await TestSite.StartAsync(builder => builder.Services.AddScopedSubjectFailure());
        var response = await site.Browse().GetAsync($"/_socialkit/at/order:1");
        var body = await response.Content.ReadAsStringAsync(TestSite.Stop);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        Assert.NotEmpty((await Browser.ParseAsync(response)).QuerySelector("code")!.TextContent);
    }

    internal static async Task<IHtmlFormElement> CommentFormAsync(Browser browser, string url = "/orders/1") =>
        (await browser.OpenAsync(url)).QuerySelector<IHtmlFormElement>("form[data-sk-form=comment]") ?? throw new InvalidOperationException("The page has no form for a comment.");

    internal static string FieldOf(IHtmlFormElement form, string name) => Browser.FieldsOf(form).First(field => field.Key == name).Value;

    private static IHtmlFormElement Form(IHtmlDocument page) => page.QuerySelector<IHtmlFormElement>("form[method=post]")!;

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestSite.Stop)).RootElement;
}
