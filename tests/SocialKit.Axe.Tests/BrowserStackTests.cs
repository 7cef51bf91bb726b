using Deque.AxeCore.Playwright;

namespace SocialKit.Axe.Tests;

public class BrowserStackTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Axe_accepts_an_accessible_page_and_names_what_is_wrong_with_another()
    {
        await using var context = await fixture.Browser.NewContextAsync();
        var page = await context.NewPageAsync();

        await page.SetContentAsync("<!doctype html><html lang=en><title>Hello</title><main><h1>Hello</h1></main></html>");
        Assert.Empty((await page.RunAxe()).Violations);

        await page.SetContentAsync("<!doctype html><html lang=en><title>Hello</title><main><h1>Hello</h1><input></main></html>");
        Assert.Contains((await page.RunAxe()).Violations, violation => violation.Id == "label");
    }
}
