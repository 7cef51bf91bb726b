using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LineOfBusiness.Controllers;
using LineOfBusiness.Models;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialKit;

namespace LineOfBusiness.Tests;

/// <summary>The sample as it stands, in a folder of its own; what it asks its store and its resolver is written down.</summary>
public sealed class OrderBook : WebApplicationFactory<OrdersController>
{
    private readonly string _own = Directory.CreateTempSubdirectory("socialkit-lob-").FullName;

    /// <summary>The folder to use; one of its own when nobody says.</summary>
    public string? Data { get; init; }

    public bool Demo { get; init; } = true;

    /// <summary>What else shall be different; nothing when nobody says.</summary>
    public Action<IServiceCollection> Change { get; init; } = _ => { };

    public Calls StoreCalls { get; } = new();

    public Calls ResolverCalls { get; } = new();

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<Person> SignInAsync(string member)
    {
        var person = new Person(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));
        using var form = new FormUrlEncodedContent([new("member", member)]);
        using var answer = await person.Client.PostAsync("/sign-in", form, Stop);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return person;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("data", Data ?? _own);
        builder.UseSetting("no-demo", Demo ? "false" : "true");
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            Watch<IStore>(services, StoreCalls);
            Watch<ISubjectResolver<Order>>(services, ResolverCalls);
            Change(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_own))
            Directory.Delete(_own, recursive: true);
    }

    private static void Watch<TService>(IServiceCollection services, Calls calls) where TService : class
    {
        var known = services.Single(service => service.ServiceType == typeof(TService));
        services.Remove(known);
        services.Add(new ServiceDescriptor(
            typeof(TService), "watched",
            (provider, _) => known.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, known.ImplementationType!),
            known.Lifetime));
        services.Add(new ServiceDescriptor(
            typeof(TService), provider => Watching.Around(provider.GetRequiredKeyedService<TService>("watched"), calls), known.Lifetime));
    }
}

/// <summary>Someone at a browser without script.</summary>
public sealed class Person(HttpClient client) : IDisposable
{
    public HttpClient Client { get; } = client;

    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string address)
    {
        using var answer = await Client.GetAsync(address, OrderBook.Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(OrderBook.Stop));
    }

    public async Task<IHtmlDocument> ReadAsync(string address)
    {
        var (status, body) = await GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, status);
        return await new HtmlParser().ParseDocumentAsync(body, OrderBook.Stop);
    }

    /// <summary>Sends the first form of a page that leads to <paramref name="action"/>, as a browser would.</summary>
    public async Task<HttpResponseMessage> SendAsync(IHtmlDocument page, string action, string text)
    {
        var form = page.Forms.First(form => form.GetAttribute("action") == action);
        var fields = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()
            .Select(field => KeyValuePair.Create(field.Name!, field.Value))
            .Append(KeyValuePair.Create("text", text));
        using var content = new FormUrlEncodedContent(fields);
        return await Client.PostAsync(action, content, OrderBook.Stop);
    }

    public void Dispose() => Client.Dispose();
}
