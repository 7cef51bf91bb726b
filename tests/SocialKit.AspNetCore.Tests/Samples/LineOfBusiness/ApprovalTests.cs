using System.Data.Common;
using System.Net;
using AngleSharp.Html.Dom;
using LineOfBusiness.Data;
using LineOfBusiness.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialKit;

namespace LineOfBusiness.Tests;

/// <summary>Approving an order changes it and says so in its discussion, in one transaction of the order book's.</summary>
public sealed class ApprovalTests
{
    private const int Order = 4738;
    private const string Address = "/Orders/Details/4738";
    private const string Approve = "/Orders/Approve/4738";
    private const string Said = "The warehouse can pick it.";

    [Fact]
    public async Task The_order_is_approved_and_its_discussion_says_who_did_it()
    {
        await using var book = new OrderBook { Demo = false };
        using var okafor = await book.SignInAsync("okafor");
        using var answer = await okafor.SendAsync(await okafor.ReadAsync(Address), Approve, "");
        Assert.Equal((HttpStatusCode.Redirect, Address), (answer.StatusCode, answer.Headers.Location!.OriginalString));

        var page = await okafor.ReadAsync(Address);
        Assert.Equal("Approved", page.QuerySelector(".status")!.TextContent);
        var comment = Assert.Single(page.QuerySelectorAll(".sk-comment"));
        Assert.Contains(Said, comment.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ifeoma Okafor", comment.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Forms, form => form.GetAttribute("action") == Approve);
        Assert.Equal((OrderStatus.Approved, 1, 1), await StandAsync(book));
    }

    [Fact]
    public async Task When_something_breaks_after_posting_neither_is_there_and_the_next_try_goes_through()
    {
        var breaks = true;
        await using var book = new OrderBook
        {
            Demo = false,
            Change = services =>
            {
                var known = services.Single(service => service.ServiceType == typeof(IHostActivityService));
                services.Remove(known);
                services.AddScoped<IHostActivityService>(provider => new Breaking(
                    (IHostActivityService)ActivatorUtilities.CreateInstance(provider, known.ImplementationType!), () => breaks));
            },
        };
        using var okafor = await book.SignInAsync("okafor");
        var page = await okafor.ReadAsync(Address);
        using (var answer = await okafor.SendAsync(page, Approve, ""))
        {
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        }

        Assert.Equal((OrderStatus.Open, 0, 0), await StandAsync(book));
        Assert.Contains((await okafor.ReadAsync(Address)).Forms, form => form.GetAttribute("action") == Approve);

        breaks = false;
        using (var answer = await okafor.SendAsync(page, Approve, ""))
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        Assert.Equal((OrderStatus.Approved, 1, 1), await StandAsync(book));
    }

    [Fact]
    public async Task Sent_twice_it_is_said_once()
    {
        await using var book = new OrderBook { Demo = false };
        using var kessler = await book.SignInAsync("kessler");
        var page = await kessler.ReadAsync(Address);
        foreach (var answer in await Task.WhenAll(kessler.SendAsync(page, Approve, ""), kessler.SendAsync(page, Approve, "")))
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            answer.Dispose();
        }

        Assert.Equal((OrderStatus.Approved, 1, 1), await StandAsync(book));
    }

    [Theory]
    [InlineData("lindqvist", HttpStatusCode.Forbidden)]
    [InlineData("quill", HttpStatusCode.Forbidden)]
    [InlineData("ferrara", HttpStatusCode.NotFound)]
    public async Task Who_may_not_approve_sees_no_button_and_gets_nowhere_without_it(string handle, HttpStatusCode expected)
    {
        await using var book = new OrderBook { Demo = false };
        using var person = await book.SignInAsync(handle);
        var own = await person.ReadAsync(expected == HttpStatusCode.NotFound ? "/Orders" : Address);
        Assert.DoesNotContain(own.Forms, form => form.GetAttribute("action") == Approve);
        var form = own.Forms.First(form => form.QuerySelector("input[name=__RequestVerificationToken]") is not null);
        form.SetAttribute("action", Approve);
        using var answer = await person.SendAsync(own, Approve, "");
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal((OrderStatus.Open, 0, 0), await StandAsync(book));
    }

    private static async Task<(OrderStatus Status, int Comments, int Logged)> StandAsync(OrderBook book)
    {
        await using var scope = book.Services.CreateAsyncScope();
        var status = await scope.ServiceProvider.GetRequiredService<OrdersContext>().Orders
            .Where(order => order.Id == Order).Select(order => order.Status).SingleAsync(OrderBook.Stop);
        var (store, everyone) = (scope.ServiceProvider.GetRequiredService<IStore>(), AccessScope.System(TenantId.Default));
        var comments = await store.Discussions.ReadRootsAsync(everyone, SubjectRef.For("order", Order), DiscussionSort.Oldest, null, 10, OrderBook.Stop);
        return (status, comments.Count, (await store.Activities.ReadAsync(everyone, 0, 10, OrderBook.Stop)).Count);
    }

    /// <summary>Posts, and then the application breaks before it commits.</summary>
    private sealed class Breaking(IHostActivityService inner, Func<bool> breaks) : IHostActivityService
    {
        public async ValueTask<CommentId> PostCommentAsync(HostActivity activity, DbTransaction? transaction, CancellationToken cancellationToken)
        {
            var posted = await inner.PostCommentAsync(activity, transaction, cancellationToken);
            return breaks() ? throw new IOException("The mail server is away.") : posted;
        }
    }
}
