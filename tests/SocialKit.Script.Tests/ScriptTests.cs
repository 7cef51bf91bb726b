using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialKit.Script.Tests;

/// <summary>What only the script gives: drafts, keys, messages in place, further pages below the first.</summary>
public class ScriptTests(BrowserFixture fixture, SampleFixture samples)
{
    [Fact]
    public Task A_draft_survives_a_reload_and_a_failed_sending_and_is_gone_after_success() => OnIntranetAsync(async visit =>
    {
        var text = Pages.Unique("Half a thought about gaskets.");
        await visit.GoAsync("/communities/field-fixes");
        var field = visit.Composer().Field("text");
        await field.FillAsync(text);
        await visit.Page.WaitForFunctionAsync("() => Object.keys(localStorage).some(key => key.startsWith('socialkit:1:'))");
        await visit.Page.ReloadAsync();
        await Expect(field).ToHaveValueAsync(text);

        // The connection is gone: the text stays, and the same button sends it again.
        await visit.Page.RouteAsync("**/_socialkit/posts", route => route.AbortAsync());
        await visit.MutedAsync(async () =>
        {
            await visit.Composer().Submit().ClickAsync();
            await Expect(visit.Composer().Locator(".sk-error")).ToContainTextAsync("Not sent. Your text is kept.");
        });
        await Expect(field).ToHaveValueAsync(text);
        await visit.Page.UnrouteAsync("**/_socialkit/posts");
        await visit.SendAsync(visit.Composer().Button("Retry"));
        await Expect(visit.Post(text)).ToBeFocusedAsync();

        await Expect(field).ToHaveValueAsync("");
        await visit.Page.ReloadAsync();
        await visit.WaitForScriptAsync();
        await Expect(field).ToHaveValueAsync("");
        await Expect(visit.Page.Locator("article.sk-post").Filter(new() { HasText = text })).ToHaveCountAsync(1);
    });

    [Fact]
    public Task Drafts_are_gone_after_signing_out() => OnIntranetAsync(async visit =>
    {
        await visit.GoAsync("/company");
        await visit.Composer().Field("text").FillAsync("Not for the next person.");
        await visit.Page.WaitForFunctionAsync("() => Object.keys(localStorage).some(key => key.startsWith('socialkit:1:'))");
        await visit.Page.Locator("form.me button").ClickAsync();
        await visit.Page.WaitForURLAsync("**/sign-in");
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(key => key.startsWith('socialkit:1:')).length"));
    }, "dayo");

    [Theory, InlineData(true), InlineData(false)]
    public Task A_double_click_makes_one_post(bool script) => OnIntranetAsync(async visit =>
    {
        var text = Pages.Unique("Only once.");
        await visit.GoAsync("/company");
        await visit.Composer().Field("text").FillAsync(text);
        await visit.Composer().Submit().DblClickAsync();
        await Expect(visit.Post(text)).ToBeVisibleAsync();
        await visit.GoAsync("/company");
        await Expect(visit.Page.Locator("article.sk-post").Filter(new() { HasText = text })).ToHaveCountAsync(1);
    }, script: script);

    [Fact]
    public Task Control_and_Enter_send_and_Enter_alone_does_not() => OnIntranetAsync(async visit =>
    {
        var text = Pages.Unique("First line");
        await visit.GoAsync("/company");
        var field = visit.Composer().Field("text");
        await field.FillAsync(text);
        await field.PressAsync("Enter");
        await field.PressSequentiallyAsync("second line");
        await visit.SendAsync(() => field.PressAsync("Control+Enter"), fails: false);
        await visit.AssertLandedOnAsync(visit.Post(text), "Post sent.");
        await Expect(visit.Post(text).Locator(".sk-text").First).ToContainTextAsync("second line");
    });

    [Fact]
    public Task What_is_refused_is_said_at_the_field_and_the_text_stays() => OnIntranetAsync(async visit =>
    {
        visit.Allow(422, 400);
        var text = new string('x', 60) + string.Concat(Enumerable.Repeat(" too long to send", 2_000));
        await visit.GoAsync("/company");
        var field = visit.Composer().Field("text");
        await field.FillAsync(text);
        await visit.SendInVainAsync(visit.Composer().Submit());
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveValueAsync(text);
        var error = visit.Composer().Locator(".sk-error");
        await Expect(error).ToBeVisibleAsync();
        Assert.Contains((await error.GetAttributeAsync("id"))!, (await field.GetAttributeAsync("aria-describedby"))!.Split(' '));

        var shorter = Pages.Unique("Short enough.");
        await field.FillAsync(shorter);
        await visit.SendAsync(visit.Composer().Submit());
        await visit.AssertLandedOnAsync(visit.Post(shorter), "Post sent.");
        await Expect(error).ToBeHiddenAsync();
    });

    [Fact]
    public Task An_expired_login_is_said_in_place_with_a_way_to_sign_in_and_the_text_waits() => OnIntranetAsync(async visit =>
    {
        visit.Allow(401);
        var text = Pages.Unique("Written before lunch.");
        await visit.GoAsync("/company");
        await visit.Composer().Field("text").FillAsync(text);
        await visit.Context.ClearCookiesAsync();
        await visit.SendInVainAsync(visit.Composer().Submit());
        await Expect(visit.Composer().Field("text")).ToHaveValueAsync(text);
        await visit.Composer().Locator(".sk-error").GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await visit.Page.Locator("#member").FillAsync("ana");
        await visit.Page.Locator("#member").PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**/company");
        await visit.WaitForScriptAsync();
        await Expect(visit.Composer().Field("text")).ToHaveValueAsync(text);
        await visit.SendAsync(visit.Composer().Submit());
        await visit.AssertLandedOnAsync(visit.Post(text), "Post sent.");
    });

    [Theory, InlineData(true), InlineData(false)]
    public Task Load_more_shows_older_posts(bool script) => OnIntranetAsync(async visit =>
    {
        await visit.GoAsync("/company");
        var posts = visit.Page.Locator(".sk-feed [data-sk-items] > article");
        var (count, last) = (await posts.CountAsync(), await posts.Last.GetAttributeAsync("id"));
        await visit.Page.Locator("a[data-sk-more]").ClickAsync();
        if (script)
        {
            await Expect(posts.Nth(count)).ToBeFocusedAsync();
            await Expect(visit.ById(last!)).ToBeAttachedAsync();
            await Expect(visit.Page.Locator("body > [role=status]")).ToContainTextAsync("more");
            Assert.EndsWith("/company", visit.Page.Url);

            // What was loaded further down stays when something there is changed.
            await ReactAsync(visit, posts.Nth(count + 1));
            Assert.True(await posts.CountAsync() > count + 1);
        }
        else
        {
            await Expect(visit.ById(last!)).ToHaveCountAsync(0);
            await Expect(posts.First).ToBeVisibleAsync();
            await ReactAsync(visit, posts.Nth(1));
        }
    }, script: script);

    [Theory, InlineData(true), InlineData(false)]
    public Task The_address_of_a_comment_leads_to_it_and_marks_it(bool script) => OnIntranetAsync(async visit =>
    {
        await visit.GoToPostAsync(await visit.PostAsync(Pages.Unique("About the flour sieve.")));
        var comment = await visit.CommentAsync(Pages.Unique("Change the mesh."));
        var id = await comment.GetAttributeAsync("id");
        await comment.Locator("a.sk-quiet").First.ClickAsync();
        var marked = visit.Page.Locator(".sk-comment.sk-target");
        await Expect(marked).ToHaveAttributeAsync("id", id!);
        await Expect(marked).ToBeInViewportAsync();
    }, script: script);

    [Fact]
    public Task People_are_offered_while_an_at_is_typed_and_chosen_with_keys_or_a_click() => OnIntranetAsync(async visit =>
    {
        await visit.GoAsync("/company");
        var (field, list) = (visit.Composer().Field("text"), visit.Composer().Locator("[role=listbox]"));
        await field.PressSequentiallyAsync("Ask @to");
        await Expect(list.GetByRole(AriaRole.Option)).ToHaveTextAsync(["Tomasz Wójcik@tomasz"]);
        await Expect(list.GetByRole(AriaRole.Option)).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(field).ToHaveAttributeAsync("aria-activedescendant", (await list.GetByRole(AriaRole.Option).GetAttributeAsync("id"))!);
        await Expect(visit.Page.Locator("body > [role=status]")).ToContainTextAsync("1 person");
        await field.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync("Ask @tomasz ");
        await Expect(list).ToHaveCountAsync(0);

        await field.PressSequentiallyAsync("or @a");
        await Expect(list.GetByRole(AriaRole.Option).Nth(1)).ToBeVisibleAsync();
        var second = (await list.GetByRole(AriaRole.Option).Nth(1).Locator("span").InnerTextAsync()).TrimStart('@');
        await field.PressAsync("ArrowDown");
        await field.PressAsync("Tab");
        await Expect(field).ToHaveValueAsync($"Ask @tomasz or @{second} ");

        await field.PressSequentiallyAsync("or @me");
        await list.GetByText("@meiling").ClickAsync();
        await Expect(field).ToHaveValueAsync($"Ask @tomasz or @{second} or @meiling ");
        await Expect(field).ToBeFocusedAsync();

        // An address is no mention; and who wants no list goes on typing.
        await field.FillAsync("");
        await field.PressSequentiallyAsync("@da");
        await Expect(list).ToBeVisibleAsync();
        await field.PressAsync("Escape");
        await Expect(list).ToHaveCountAsync(0);
        await Expect(field).Not.ToHaveAttributeAsync("aria-activedescendant", new System.Text.RegularExpressions.Regex(".*"));
        await field.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync("@da\n");
    });

    [Fact]
    public async Task On_an_order_only_who_may_see_it_is_offered_and_who_is_named_in_vain_is_said()
    {
        await Visit.RunAsync(fixture.Browser, await samples.OrdersAsync(), "okafor", async visit =>
        {
            await visit.GoAsync("/Orders/Details/4711");
            var form = visit.Page.Locator("form[data-sk-form=comment]").First;
            var (field, list) = (form.Locator("textarea"), form.Locator("[role=listbox]"));
            await field.PressSequentiallyAsync("@li");
            await Expect(list.GetByRole(AriaRole.Option)).ToHaveTextAsync(["Per Lindqvist@lindqvist"]);
            await field.PressAsync("Enter");
            await visit.Page.RunAndWaitForResponseAsync(() => field.PressSequentiallyAsync("and @ferr"), response => response.Url.EndsWith("prefix=ferr", StringComparison.Ordinal));
            await Expect(list).ToHaveCountAsync(0);
            await field.PressSequentiallyAsync("ara, please look");
            await visit.SendAsync(form.Locator("button"));
            await Expect(visit.Page.Locator(".sk-comment", new() { HasText = "please look" }).Locator("[role=note]")).ToHaveTextAsync("Not told, because they cannot read this: Paolo Ferrara");
        });
    }

    [Fact]
    public Task Walking_through_the_pages_and_back_leaves_everything_working() => OnIntranetAsync(async visit =>
    {
        var draft = Pages.Unique("Begun at home.");
        await visit.GoAsync("/company");
        await visit.Composer().Field("text").FillAsync(draft);
        var documents = visit.Documents;
        foreach (var name in new[] { "Communities", "Kudos", "Company", "People", "Home", "Company" })
        {
            await visit.Page.Locator("nav.sections").GetByText(name, new() { Exact = true }).ClickAsync();
            await Expect(visit.Page).ToHaveTitleAsync($"{name} - Varnholt");
        }

        Assert.Equal(documents, visit.Documents); // enhanced navigation, not six new documents
        await Expect(visit.Composer().Field("text")).ToHaveValueAsync(draft);
        await visit.SendAsync(visit.Composer().Submit());
        await Expect(visit.Page.Locator("article.sk-post").Filter(new() { HasText = draft })).ToHaveCountAsync(1);
        Assert.Single(visit.Writes);

        await visit.Page.GoBackAsync();
        await Expect(visit.Page).ToHaveTitleAsync("Home - Varnholt");
        await visit.Page.GoForwardAsync();
        await Expect(visit.Page).ToHaveTitleAsync("Company - Varnholt");
        await Expect(visit.Post(draft)).ToBeVisibleAsync();
        await Expect(visit.Composer().Field("text")).ToHaveValueAsync("");
    });

    static async Task ReactAsync(Visit visit, ILocator post)
    {
        var reactions = post.Locator(".sk-reactions").First;
        await reactions.Locator(".sk-picker > summary").ClickAsync();
        var choice = reactions.Locator(".sk-choices button").First;
        var name = await choice.GetAttributeAsync("aria-label");
        await visit.SendAsync(choice);
        await Expect(reactions.Locator($"button[aria-label='{name}, you']")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    async Task OnIntranetAsync(Func<Visit, Task> go, string person = "ana", bool script = true) =>
        await Visit.RunAsync(fixture.Browser, await samples.IntranetAsync(), person, go, script);
}
