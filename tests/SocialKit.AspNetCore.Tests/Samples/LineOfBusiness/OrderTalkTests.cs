using System.Net;

namespace LineOfBusiness.Tests;

public sealed class OrderTalkTests(OrderBook book) : IClassFixture<OrderBook>
{
    private const string Comments = "/_socialkit/comments";

    [Fact]
    public async Task A_comment_is_sent_without_script_and_stands_on_the_page()
    {
        using var cho = await book.SignInAsync("cho");
        var page = await cho.ReadAsync("/Orders/Details/4731");
        using var answer = await cho.SendAsync(page, Comments, "The anti-mist goggles are in, **three boxes**.");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var back = answer.Headers.Location!.OriginalString;
        Assert.StartsWith("/Orders/Details/4731", back, StringComparison.Ordinal);
        var after = await cho.ReadAsync(back);
        var comment = after.GetElementById(back[(back.IndexOf('#', StringComparison.Ordinal) + 1)..]);
        Assert.Contains("three boxes", comment!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Min-ji Cho", comment.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_region_cannot_write_where_it_cannot_read()
    {
        using var delaney = await book.SignInAsync("delaney");
        var own = await delaney.ReadAsync("/Orders/Details/4728");
        var subject = own.QuerySelector("form[action='/_socialkit/comments'] input[name=subject]")!;
        subject.SetAttribute("value", "order:4711");
        using var answer = await delaney.SendAsync(own, Comments, "Just looking.");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_auditor_reads_and_does_not_write()
    {
        using var quill = await book.SignInAsync("quill");
        using var kessler = await book.SignInAsync("kessler");
        var read = await quill.ReadAsync("/Orders/Details/4711");
        Assert.Contains("sealed at 140 Nm", read.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(read.QuerySelector("textarea[name=text]"));

        // A form of their own making: what the page would have held for someone else, with their own token.
        var others = await kessler.ReadAsync("/Orders/Details/4711");
        var token = read.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        foreach (var field in others.QuerySelectorAll("input[name=__RequestVerificationToken]"))
            field.SetAttribute("value", token);

        using var answer = await quill.SendAsync(others, Comments, "Noted for the audit.");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("Noted for the audit.", (await quill.GetAsync("/Orders/Details/4711")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4640)]
    [InlineData(4609)]
    public async Task History_takes_no_more_comments(int order)
    {
        using var kessler = await book.SignInAsync("kessler");
        var page = await kessler.ReadAsync($"/Orders/Details/{order}");

        Assert.NotNull(page.QuerySelector(".sk-comment"));
        Assert.Null(page.QuerySelector("textarea[name=text]"));
    }

    [Fact]
    public async Task A_grid_of_fifty_asks_once()
    {
        using var kessler = await book.SignInAsync("kessler");
        await kessler.ReadAsync("/Orders");
        book.StoreCalls.Forget();
        book.ResolverCalls.Forget();
        var grid = await kessler.ReadAsync("/Orders");

        Assert.Equal(50, grid.QuerySelectorAll("a.sk-tally").Length);
        Assert.Equal("SummariseAsync", Assert.Single(book.StoreCalls.All));
        Assert.Equal("ResolveAsync", Assert.Single(book.ResolverCalls.All));
    }
}
