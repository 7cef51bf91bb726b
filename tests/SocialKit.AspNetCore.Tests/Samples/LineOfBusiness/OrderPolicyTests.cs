using System.Net;
using System.Text.RegularExpressions;
using LineOfBusiness.Data;

namespace LineOfBusiness.Tests;

/// <summary>One policy decides, wherever an order or the talk about it could show.</summary>
public sealed partial class OrderPolicyTests(OrderBook book) : IClassFixture<OrderBook>
{
    private const string North = "order:4711";

    public static TheoryData<string> Everyone => [.. Staff.All.Select(person => person.Handle)];

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task Grid_page_and_address_agree(string handle)
    {
        var region = Staff.Find(handle)!.Region;
        using var person = await book.SignInAsync(handle);
        var grid = await person.ReadAsync("/Orders");
        var regions = grid.QuerySelectorAll("tbody td:nth-child(3)").Select(cell => cell.TextContent.ToLowerInvariant()).Distinct().ToList();

        // One order of each region.
        foreach (var (order, home) in new[] { (4711, "north"), (4735, "south"), (4731, "east"), (4728, "west") })
        {
            var sees = region == home || region == "central";
            Assert.Equal(sees, regions.Contains(home));
            Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await person.GetAsync($"/Orders/Details/{order}")).Status);
            Assert.Equal(sees ? HttpStatusCode.Redirect : HttpStatusCode.NotFound, (await person.GetAsync($"/_socialkit/at/order:{order}")).Status);
        }
    }

    [Fact]
    public async Task Badges_count_what_the_viewer_may_read()
    {
        using var north = await book.SignInAsync("marsh");
        using var south = await book.SignInAsync("adeyemi");

        Assert.Contains(Badges(await north.ReadAsync("/Orders")), badge => badge == ("/Orders/Details/4711", "7 comments"));
        Assert.DoesNotContain(Badges(await south.ReadAsync("/Orders")), badge => badge.Href == "/Orders/Details/4711");
    }

    [Theory]
    [InlineData("adeyemi")]
    [InlineData("walker")]
    public async Task Forbidden_is_the_same_answer_as_unknown(string handle)
    {
        using var person = await book.SignInAsync(handle);
        var forbidden = await person.GetAsync($"/_socialkit/at/{North}");

        Assert.Equal(HttpStatusCode.NotFound, forbidden.Status);
        Assert.Equal(await person.GetAsync("/_socialkit/at/order:999999"), forbidden);
        Assert.Equal(await person.GetAsync("/_socialkit/at/order:04711"), forbidden);
        Assert.DoesNotContain("Northmoor", forbidden.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_comment_opens_for_its_readers_only()
    {
        using var north = await book.SignInAsync("lindqvist");
        using var south = await book.SignInAsync("whitlock");
        var id = CommentId().Match((await north.GetAsync("/Orders/Details/4711")).Body).Groups[1].Value;

        using var answer = await north.Client.GetAsync($"/_socialkit/at/comment:{id}", OrderBook.Stop);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/Orders/Details/4711", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith($"#sk-comment-{id}", answer.Headers.Location.OriginalString, StringComparison.Ordinal);
        Assert.Contains($"id=\"sk-comment-{id}\"", (await north.GetAsync(answer.Headers.Location.OriginalString)).Body, StringComparison.Ordinal);

        Assert.Equal(await south.GetAsync($"/_socialkit/at/comment:{Guid.NewGuid():N}"), await south.GetAsync($"/_socialkit/at/comment:{id}"));
    }

    [Fact]
    public async Task Nobody_in_particular_is_sent_to_the_sign_in()
    {
        using var anyone = new Person(book.CreateClient(new() { AllowAutoRedirect = false }));

        Assert.Equal(HttpStatusCode.Redirect, (await anyone.GetAsync("/Orders/Details/4711")).Status);
        var (_, known) = await anyone.GetAsync($"/_socialkit/at/{North}");
        Assert.DoesNotContain("Northmoor", known, StringComparison.Ordinal);
    }

    private static List<(string? Href, string Text)> Badges(AngleSharp.Dom.IParentNode page) =>
        [.. page.QuerySelectorAll("a.sk-tally").Select(badge => (badge.GetAttribute("href"), badge.TextContent.Trim()))];

    [GeneratedRegex("id=\"sk-comment-([0-9a-f]{32})\"")]
    private static partial Regex CommentId();
}
