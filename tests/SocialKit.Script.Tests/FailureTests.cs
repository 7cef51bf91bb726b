using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialKit.Script.Tests;

/// <summary>What happens without a script when a form cannot be accepted: a complete page that keeps the text.</summary>
public class FailureTests(BrowserFixture fixture, SampleFixture samples)
{
    const string Order = "/Orders/Details/4738";

    [Theory, InlineData("   "), InlineData(null)]
    public Task A_refused_text_comes_back_on_a_complete_page_and_can_be_sent_again(string? refused) => OnOrdersAsync("okafor", async visit =>
    {
        visit.Allow(400, 422);
        var text = refused ?? string.Concat(Enumerable.Repeat("too long to send ", 2_000)).Trim();
        await visit.GoAsync(Order);
        var form = visit.Page.Locator(".sk-discussion form[data-sk-form=comment]").First;
        await form.Field("text").FillAsync(text);
        await visit.SendInVainAsync(form.Submit());

        var again = visit.Page.Locator(".sk-failure form");
        var field = again.Field("text");
        await Expect(visit.Page.Locator("h1")).ToBeVisibleAsync();
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field).ToHaveAttributeAsync("aria-describedby", "sk-error");
        await Expect(visit.Page.Locator("#sk-error")).Not.ToBeEmptyAsync();
        await Expect(field).ToHaveValueAsync(text);

        var better = Pages.Unique("Better now.");
        await field.FillAsync(better);
        await visit.SendAsync(again.GetByRole(AriaRole.Button));
        await visit.AssertLandedOnAsync(visit.Comment(better), "");
    });

    [Fact]
    public Task An_expired_login_shows_the_text_and_the_way_to_sign_in() => OnOrdersAsync("okafor", async visit =>
    {
        visit.Allow(401);
        var text = Pages.Unique("Written before lunch.");
        await visit.GoAsync(Order);
        var form = visit.Page.Locator(".sk-discussion form[data-sk-form=comment]").First;
        await form.Field("text").FillAsync(text);
        await visit.Context.ClearCookiesAsync();
        await visit.SendInVainAsync(form.Submit());
        await Expect(visit.Page.Locator(".sk-failure").Field("text")).ToHaveValueAsync(text);
        await visit.Page.Locator("a.sk-sign-in").ClickAsync();
        await visit.Page.Locator("#member").FillAsync("okafor");
        await visit.Page.Locator("#member").PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**" + Order);
    });

    [Fact]
    public Task Signing_in_elsewhere_and_pressing_again_sends_the_text() => OnOrdersAsync("okafor", async visit =>
    {
        visit.Allow(400, 401);
        var text = Pages.Unique("Kept through a new login.");
        await visit.GoAsync(Order);
        var form = visit.Page.Locator(".sk-discussion form[data-sk-form=comment]").First;
        await form.Field("text").FillAsync(text);
        await visit.Context.ClearCookiesAsync();
        await visit.SendInVainAsync(form.Submit());

        var other = await visit.Context.NewPageAsync();
        await other.GotoAsync("/sign-in");
        await other.Locator("#member").FillAsync("okafor");
        await other.Locator("#member").PressAsync("Enter");
        await other.WaitForURLAsync("**/Orders");

        // The form was given to nobody in particular; now it is someone's, and gets a fresh token first.
        var again = visit.Page.Locator(".sk-failure form");
        await visit.SendInVainAsync(again.GetByRole(AriaRole.Button));
        await visit.SendAsync(again.GetByRole(AriaRole.Button));
        await visit.AssertLandedOnAsync(visit.Comment(text), "");
    });

    [Fact]
    public Task Someone_of_another_region_finds_no_order_and_no_discussion() => OnOrdersAsync("ferrara", async visit =>
    {
        visit.Allow(404);
        Assert.Equal(404, (await visit.Page.GotoAsync(Order))!.Status);
        await Expect(visit.Page.Locator("[data-sk-widget]")).ToHaveCountAsync(0);
        Assert.Equal(404, (await visit.Page.GotoAsync("/_socialkit/at/order:4738"))!.Status);
    });

    [Theory, InlineData(true), InlineData(false)]
    public Task The_number_in_the_list_of_orders_counts_what_was_written(bool script) => OnOrdersAsync("okafor", async visit =>
    {
        // An order nobody else here writes on.
        await visit.GoAsync("/Orders?search=4687");
        var badge = visit.Page.Locator("tr", new() { HasText = "4687" }).Locator(".sk-tally");
        var before = Count(await badge.InnerTextAsync());
        await badge.ClickAsync();
        await visit.Page.WaitForURLAsync("**/Orders/Details/4687*");
        await visit.WaitForScriptAsync();
        await visit.CommentAsync(Pages.Unique("One more."));
        await visit.GoAsync("/Orders?search=4687");
        Assert.Equal(before + 1, Count(await badge.InnerTextAsync()));
    }, script);

    static int Count(string text) => int.Parse(text.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    async Task OnOrdersAsync(string person, Func<Visit, Task> go, bool script = false) =>
        await Visit.RunAsync(fixture.Browser, await samples.OrdersAsync(), person, go, script);
}
