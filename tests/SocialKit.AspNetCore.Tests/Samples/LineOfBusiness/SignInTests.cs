using System.Net;
using LineOfBusiness.Data;

namespace LineOfBusiness.Tests;

public sealed class SignInTests(OrderBook book) : IClassFixture<OrderBook>
{
    [Fact]
    public async Task Everyone_is_on_the_list()
    {
        using var anyone = new Person(book.CreateClient());
        var page = await anyone.ReadAsync("/sign-in");

        Assert.Equal(Staff.All.Select(person => person.Handle), page.QuerySelectorAll(".people code").Select(code => code.TextContent));
        var field = Assert.Single(page.QuerySelectorAll("main form input"));
        Assert.Equal("member", field.GetAttribute("name"));
    }

    [Fact]
    public async Task A_name_nobody_has_stays_in_the_field_with_a_message()
    {
        using var client = book.CreateClient();
        using var form = new FormUrlEncodedContent([new("member", "nobdoy")]);
        using var answer = await client.PostAsync("/sign-in", form, OrderBook.Stop);
        var body = await answer.Content.ReadAsStringAsync(OrderBook.Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("value=\"nobdoy\"", body, StringComparison.Ordinal);
        Assert.Contains("Nobody here is called", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/Orders/Details/4711", "/Orders/Details/4711")]
    [InlineData("https://elsewhere.example/", "/Orders")]
    [InlineData("//elsewhere.example/", "/Orders")]
    public async Task Only_a_local_address_is_returned_to(string wanted, string taken)
    {
        using var client = book.CreateClient(new() { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent([new("member", "okafor")]);
        using var answer = await client.PostAsync($"/sign-in?returnUrl={Uri.EscapeDataString(wanted)}", form, OrderBook.Stop);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(taken, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        using var okafor = await book.SignInAsync("okafor");
        var page = await okafor.ReadAsync("/Orders");
        using var answer = await okafor.SendAsync(page, "/sign-out", "");

        Assert.Equal("/sign-in", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await okafor.GetAsync("/Orders")).Status);
    }
}
