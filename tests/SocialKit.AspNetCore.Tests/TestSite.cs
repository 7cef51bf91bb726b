using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SocialKit.AspNetCore.Tests;

public sealed record Order(string Id, string Owner, bool Closed);

/// <summary>Orders 1 and 2 are everyone's, 5 is only Ben's, 7 is closed, 13 breaks the host's code.</summary>
public sealed class Orders : ISubjectResolver<Order>
{
    public ValueTask<IReadOnlyDictionary<string, ResolvedSubject<Order>>> ResolveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Contains("13"))
            throw new InvalidOperationException("secret-connection-string");

        return new(ids.Where(id => id is "1" or "2" or "5" or "7" || id.StartsWith('b')).ToDictionary(
            id => id,
            id => new ResolvedSubject<Order>(new Order(id, id == "5" ? "ben" : "", id == "7"), $"Order {id}", $"/orders/{id}") { Closed = id == "7" }));
    }
}

/// <summary>A small real host: its own sign-in, its own pages, SocialKit with Core and the in-memory store.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private TestSite(WebApplication app) => App = app;

    public WebApplication App { get; }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static WebApplicationBuilder NewBuilder()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", ApplicationName = typeof(TestSite).Assembly.GetName().Name });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, HeaderSignIn>("Test", null);
        builder.Services.AddAuthorizationBuilder().AddPolicy("CanSeeOrder", policy => policy.RequireAssertion(context =>
            context.Resource is Order order && (order.Owner.Length == 0 || context.User.FindFirstValue("sub") == order.Owner)));
        return builder;
    }

    public static async Task<TestSite> StartAsync(
        Action<WebApplicationBuilder>? services = null, Action<WebApplication>? before = null, Action<RouteGroupBuilder>? group = null,
        Action<WebApplication>? after = null)
    {
        var builder = NewBuilder();
        
        // Tests write faster than people; those about rates switch them on.
        builder.Services.AddSocialKit(options => options.Rates.Enabled = false).UseInMemory().AddSubject<Order, Orders>("order", policy: "CanSeeOrder");
        services?.Invoke(builder);
        var app = builder.Build();
        before?.Invoke(app);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        after?.Invoke(app);
        var mapped = app.MapSocialKit();
        group?.Invoke(mapped);
        app.MapGet("/orders/{id}", (string id) => new RazorComponentResult<OrderPage>(new { Id = id }) { PreventStreamingRendering = true });
        app.MapGet("/", () => new RazorComponentResult<HomePage>() { PreventStreamingRendering = true });
        await app.StartAsync(Stop);
        return new TestSite(app);
    }

    public Browser Browse(string? user = "ana", string pathBase = "") => new(App, user, pathBase);

    /// <summary>Comments of an order, read past every endpoint.</summary>
    public async Task<DiscussionPage> ReadAsync(string subject)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<IMemberService>();
        var reader = await people.RegisterAsync(TenantId.Default, new MemberIdentity("ben", "Ben", "ben", null, null), Stop);
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "ben")], "Test"));
        return await scope.ServiceProvider.GetRequiredService<IDiscussionService>().ReadAsync(
            new Viewer(TenantId.Default, reader, principal), new DiscussionRequest(SubjectRef.Parse(subject)), Stop);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>The host's own sign-in, as far as a test needs one: whoever the header names.</summary>
    private sealed class HeaderSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-User"].ToString() is not { Length: > 0 } user)
                return Task.FromResult(AuthenticateResult.NoResult());

            var identity = new ClaimsIdentity([new Claim("sub", user), new Claim("name", user.ToUpperInvariant()), new Claim("preferred_username", user)], "Test");
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), "Test")));
        }
    }
}

/// <summary>A browser without script: keeps cookies, sends forms as a page holds them, follows nothing by itself.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "The server in memory ends with the test.")]
public sealed class Browser(WebApplication app, string? user, string pathBase)
{
    private readonly HttpClient _client = new(new Cookies(app.GetTestServer().CreateHandler())) { BaseAddress = new Uri("http://localhost") };

    public string? User { get; set; } = user;

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (User is not null)
            request.Headers.TryAddWithoutValidation("X-User", User);

        return await _client.SendAsync(request, TestSite.Stop);
    }

    public Task<HttpResponseMessage> GetAsync(string url, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, pathBase + url);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        return SendAsync(request);
    }

    public async Task<IHtmlDocument> OpenAsync(string url)
    {
        var response = await GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ParseAsync(response);
    }

    public static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestSite.Stop));

    /// <summary>Every field of a form as the page holds it.</summary>
    public static List<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form) => [.. form.Elements
        .Where(element => element.GetAttribute("name") is { Length: > 0 } && element is not IHtmlButtonElement
            && !(element is IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }))
        .Select(element => KeyValuePair.Create(element.GetAttribute("name")!, element switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlInputElement input => input.Value,
            IHtmlSelectElement select => select.Value ?? "",
            _ => "",
        }))];

    public Task<HttpResponseMessage> PostAsync(string action, IEnumerable<KeyValuePair<string, string>> fields, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        return SendAsync(request);
    }

    /// <summary>Sends a form of a page with some of its fields filled in.</summary>
    public Task<HttpResponseMessage> SubmitAsync(IHtmlFormElement form, (string Name, string? Value)[] changes, params (string Name, string Value)[] headers)
    {
        var fields = FieldsOf(form);
        foreach (var (name, value) in changes)
        {
            fields.RemoveAll(field => field.Key == name);
            if (value is not null)
                fields.Add(KeyValuePair.Create(name, value));
        }

        return PostAsync(form.GetAttribute("action")!, fields, headers);
    }

    private sealed class Cookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly CookieContainer _jar = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_jar.GetCookieHeader(request.RequestUri!) is { Length: > 0 } cookies)
                request.Headers.TryAddWithoutValidation("Cookie", cookies);

            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
            {
                foreach (var cookie in set)
                    _jar.SetCookies(request.RequestUri!, cookie);
            }

            return response;
        }
    }
}
