using AngleSharp.Dom;

namespace LineOfBusiness.Tests;

/// <summary>The host's strict policy holds with the widgets on the page, and its pages keep their own order.</summary>
public sealed class PageTests(OrderBook book) : IClassFixture<OrderBook>
{
    [Theory]
    [InlineData("/Orders")]
    [InlineData("/Orders/Details/4711")]
    public async Task Nothing_on_a_page_needs_an_exception_from_the_policy(string address)
    {
        using var kessler = await book.SignInAsync("kessler");
        using var answer = await kessler.Client.GetAsync(address, OrderBook.Stop);
        Assert.StartsWith("default-src 'self'; img-src 'self' data:;", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);

        var page = await kessler.ReadAsync(address);
        Assert.DoesNotContain(page.QuerySelectorAll("script"), script => !script.HasAttribute("src"));
        Assert.Empty(page.QuerySelectorAll("style, [style]"));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        foreach (var source in page.QuerySelectorAll("link[href], script[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")))
        {
            using var file = await kessler.Client.GetAsync(source, OrderBook.Stop);
            Assert.True(file.IsSuccessStatusCode, source);
        }
    }

    [Fact]
    public async Task A_load_balancer_asks_for_health_without_signing_in()
    {
        using var anyone = book.CreateClient();
        Assert.Equal("Healthy", await anyone.GetStringAsync("/healthz", OrderBook.Stop));
    }

    [Theory]
    [InlineData("/Orders")]
    [InlineData("/Orders/Details/4711")]
    public async Task One_main_heading_one_main_part_and_every_id_once(string address)
    {
        using var kessler = await book.SignInAsync("kessler");
        var page = await kessler.ReadAsync(address);

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task Dark_is_chosen_without_script()
    {
        using var kessler = await book.SignInAsync("kessler");
        var page = await kessler.ReadAsync("/Orders");
        Assert.Equal("auto", page.DocumentElement.GetAttribute("data-bs-theme"));

        var form = page.Forms.First(form => form.GetAttribute("action")!.StartsWith("/appearance", StringComparison.Ordinal));
        using var content = new FormUrlEncodedContent(
        [
            new("theme", "dark"),
            new("__RequestVerificationToken", form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")),
        ]);
        using var answer = await kessler.Client.PostAsync(form.GetAttribute("action"), content, OrderBook.Stop);

        Assert.Equal("/Orders", answer.Headers.Location!.OriginalString);
        Assert.Equal("dark", (await kessler.ReadAsync("/Orders")).DocumentElement.GetAttribute("data-bs-theme"));
    }
}
