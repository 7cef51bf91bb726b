using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SocialKit.InMemory;
using SocialKit.Testing.Shared;

namespace SocialKit.AspNetCore.Tests;

/// <summary>What people see while the store does not work: a complete page with their text on it, and nothing of what is behind.</summary>
public sealed class StorageFaultTests
{
    private static readonly string[] s_secrets = ["secret", "/var/", "SELECT", "SQLite", "PostgreSQL", "Exception", " at "];

    private readonly ConcurrentQueue<string> _log = new();
    private Exception? _fault;

    public static TheoryData<string, int> Faults => new()
    {
        { "driver", 503 },
        { "slow", 503 },
        { "lost", 503 },
        { "read-only", 503 },
        { "full", 507 },
        { "full, as a file says it", 507 },
        { "full, as PostgreSQL says it", 507 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_form_that_could_not_be_stored_comes_back_with_its_text_and_works_when_the_store_does(string fault, int status)
    {
        await using var site = await StartAsync();
        var browser = site.Browse();
        var form = await WriteTests.CommentFormAsync(browser);
        _fault = Make(fault);
        var response = await browser.SubmitAsync(form, [("text", "Where is it?")]);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 503 ? TimeSpan.FromSeconds(5) : null, response.Headers.RetryAfter?.Delta);
        var page = await CheckPageAsync(response);
        var again = page.QuerySelector<IHtmlFormElement>("form[method=post]")!;
        Assert.Equal("Where is it?", WriteTests.FieldOf(again, "text"));
        Assert.NotNull(page.QuerySelector("a[href='/orders/1']"));

        _fault = null;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(again, [])).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(again, [])).StatusCode);
        Assert.Single((await site.ReadAsync("order:1")).Comments);
    }

    [Theory]
    [InlineData("/_socialkit/at/order:1")]
    [InlineData("/_socialkit/fragments/feed?scope=company")]
    [InlineData("/_socialkit/fragments/discussion?subject=order:1")]
    public async Task A_page_that_cannot_be_read_says_so(string address)
    {
        await using var site = await StartAsync();
        _fault = Make("driver");
        var response = await site.Browse("new").GetAsync(address);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter!.Delta);
        await CheckPageAsync(response);
        _fault = null;
        Assert.True((int)(await site.Browse("new").GetAsync(address)).StatusCode < 400);
    }

    [Theory]
    [InlineData("driver", 503, "unavailable")]
    [InlineData("full", 507, "storage-full")]
    public async Task A_script_is_told_the_same_as_a_problem(string fault, int status, string code)
    {
        await using var site = await StartAsync();
        var browser = site.Browse();
        var form = await WriteTests.CommentFormAsync(browser);
        _fault = Make(fault);
        var response = await browser.SubmitAsync(form, [("text", "Where is it?")], ("X-SocialKit", "fragment"));
        Assert.Equal(status, (int)response.StatusCode);
        var body = await response.Content.ReadAsStringAsync(TestSite.Stop);
        Assert.All(s_secrets, secret => Assert.DoesNotContain(secret, body, StringComparison.OrdinalIgnoreCase));
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Contains(problem.GetProperty("reference").GetString()!, Assert.Single(_log), StringComparison.Ordinal);
    }

    /// <summary>Pages of the host: components, view with tags, view with nothing but badges; and how many widgets of each need data to show anything.</summary>
    public static TheoryData<string, int> HostPages => new() { { "/", 5 }, { "/orders/1", 1 }, { "/grid/widgets", 17 }, { "/grid", 0 } };

    [Theory]
    [MemberData(nameof(HostPages))]
    public async Task A_page_of_the_host_stands_while_its_widgets_cannot_be_read(string address, int widgets)
    {
        await using var site = await StartAsync();
        _fault = Make("driver");
        var browser = site.Browse("new");
        using (var response = await browser.GetAsync(address))
            Assert.Equal("no-store, no-cache", response.Headers.CacheControl!.ToString());

        _log.Clear();
        var page = await browser.OpenAsync(address);

        Assert.NotEmpty(page.Title!);
        var told = page.QuerySelectorAll("section.sk-root .sk-state-title");
        Assert.Equal(widgets, told.Length);
        Assert.All(told, title => Assert.Equal("Not available right now", title.TextContent));
        Assert.All(page.QuerySelectorAll(".sk-state a.sk-button"), link => Assert.Equal(address, link.GetAttribute("href")));
        Assert.Empty(page.QuerySelectorAll("form,.sk-tally"));
        Assert.All(s_secrets, secret => Assert.DoesNotContain(secret, page.Body!.TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(_log);
        if (address == "/grid")
            Assert.Single(_log);

        _fault = null;
        page = await site.Browse("new").OpenAsync(address);
        Assert.Empty(page.QuerySelectorAll(".sk-state-title").Where(title => title.TextContent == "Not available right now"));
        Assert.NotEmpty(page.QuerySelectorAll("form,.sk-tally"));
    }

    [Fact]
    public async Task A_mistake_in_code_is_not_taken_for_an_outage()
    {
        await using var site = await StartAsync();
        _fault = new InvalidOperationException("A mistake.");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => site.Browse("new").GetAsync("/"));
        Assert.Equal("A mistake.", failure.Message);
    }

    private static Exception Make(string fault) => fault switch
    {
        "driver" => new SqliteException("SQLite Error 10: 'secret /var/data: SELECT'", 10),
        "slow" => new TimeoutException("secret PostgreSQL did not answer."),
        "lost" => new IOException("secret /var/data"),
        "read-only" => new IOException("The SQLite file /var/secret has become read-only."),
        "full" => new IOException("The disk is full: /var/secret") { HResult = unchecked((int)0x80070070) },
        "full, as a file says it" => new IOException("No space left on device: '/var/secret'") { HResult = 28 },
        _ => new DiskFullException(),
    };

    private async Task<IHtmlDocument> CheckPageAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync(TestSite.Stop);
        Assert.StartsWith("<!DOCTYPE html>", body.TrimStart(), StringComparison.Ordinal);
        Assert.Equal("no-store, private", response.Headers.CacheControl!.ToString());
        var page = await Browser.ParseAsync(response);
        Assert.NotNull(page.QuerySelector("[role=alert]"));

        // Logged once, under the number that the page shows; and nothing of it is on the page.
        Assert.Contains(page.QuerySelector("code")!.TextContent, Assert.Single(_log), StringComparison.Ordinal);
        Assert.All(s_secrets, secret => Assert.DoesNotContain(secret, page.Body!.TextContent, StringComparison.Ordinal));
        return page;
    }

    private Task<TestSite> StartAsync() => TestSite.StartAsync(after: app => app.MapControllers(), services: builder =>
    {
        builder.Services.AddControllersWithViews().AddApplicationPart(typeof(GridController).Assembly);
        builder.Services.Replace(ServiceDescriptor.Singleton(FragileStore.Over(new InMemoryStore(), _ =>
        {
            if (_fault is not null)
                throw _fault;
        })));
        builder.Logging.AddProvider(new Collector(_log));
    });

    private sealed class DiskFullException : System.Data.Common.DbException
    {
        public override string SqlState => "53100";
    }

    private sealed class Collector(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                log.Enqueue(formatter(state, exception));
        }
    }
}
