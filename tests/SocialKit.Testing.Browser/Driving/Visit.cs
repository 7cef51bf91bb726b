using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace SocialKit.Testing.Browser;

/// <summary>
/// One person in one browser window. Whatever no page may ever do - a content security violation, an error in the console, a request to another
/// host, an answer with a status nobody expected - fails the visit, wherever it happened.
/// </summary>
public sealed class Visit
{
    // What the page says itself is collected by listeners that are there before the page is.
    const string Listeners = """
        document.addEventListener('securitypolicyviolation', event =>
            console.error(`securitypolicyviolation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}:${event.lineNumber}`));
        window.socialKitDone = [];
        for (const name of ['sent', 'failed', 'loaded'])
            document.addEventListener(`socialkit:${name}`, event => window.socialKitDone.push(name));
        """;

    static readonly ConcurrentDictionary<(Sample Sample, string Person), Task<string>> s_signedIn = new();

    readonly ConcurrentQueue<string> _complaints = new();
    readonly ConcurrentQueue<Write> _writes = new();
    readonly HashSet<int> _expected = [];
    int _documents;
    bool _muted;

    Visit(Sample sample, IBrowserContext context, IPage page, bool script)
    {
        Sample = sample;
        Context = context;
        Page = page;
        Script = script;
    }

    public Sample Sample { get; }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Whether JavaScript is on.</summary>
    public bool Script { get; }

    public IReadOnlyCollection<Write> Writes => _writes;

    /// <summary>What somebody else sent in a window of their own, as part of this.</summary>
    public void Count(Write write) => _writes.Enqueue(write);

    /// <summary>How many documents the browser has asked for.</summary>
    public int Documents => _documents;

    public static async Task RunAsync(
        IBrowser browser, Sample sample, string? person, Func<Visit, Task> go, bool script = true, Action<BrowserNewContextOptions>? look = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = sample.Address.ToString(),
            JavaScriptEnabled = script,
            StorageState = person is null ? null : await SignedInAsync(browser, sample, person),
            ViewportSize = new() { Width = 1100, Height = 900 },
            Locale = "en-GB",
            TimezoneId = "UTC",
            // A colour half-way through a transition is nobody's contrast.
            ReducedMotion = ReducedMotion.Reduce,
        };
        look?.Invoke(options);
        await using var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        var visit = new Visit(sample, context, await context.NewPageAsync(), script);
        await visit.ListenAsync();
        try
        {
            await go(visit);
        }
        catch (Exception failure)
        {
            var picture = Repository.PathTo("artifacts", "screenshots", "failures", $"{DateTime.UtcNow:HHmmss}-{Guid.NewGuid().ToString("N")[..4]}.png");
            await visit.Page.ScreenshotAsync(new() { Path = picture, FullPage = true });
            throw new VisitException($"At {visit.Page.Url} (script {(script ? "on" : "off")}; {picture}): {failure.Message}\n{string.Join('\n', visit._complaints)}", failure);
        }

        Assert.True(visit._complaints.IsEmpty, string.Join('\n', visit._complaints.Distinct()));
    }

    /// <summary>The next answers may have this status: the test provokes it.</summary>
    public void Allow(params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            _expected.Add(status);
    }

    /// <summary>A measuring tool is at work on the page; what it does there is not the page's doing.</summary>
    public async Task MutedAsync(Func<Task> act)
    {
        _muted = true;
        await act();
        _muted = false;
    }

    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        if (Script)
            await WaitForScriptAsync();
    }

    /// <summary>A widget's module is loaded after the page; before that its forms are plain ones.</summary>
    public async Task WaitForScriptAsync()
    {
        if (Script && await Page.Locator("[data-sk-widget]").CountAsync() > 0)
            await Page.WaitForFunctionAsync("() => !!window.socialkit");
    }

    /// <summary>
    /// Presses a button of one of SocialKit's forms and waits for what follows: without script a 303 and the page it leads to, with script a
    /// fragment put in place on the same page.
    /// </summary>
    public Task SendAsync(ILocator button) => SendAsync(() => button.ClickAsync(), fails: false);

    /// <summary>The same for a form that will be refused.</summary>
    public Task SendInVainAsync(ILocator button) => SendAsync(() => button.ClickAsync(), fails: true);

    public async Task SendAsync(Func<Task> press, bool fails)
    {
        var (documents, writes) = (_documents, _writes.Count);
        if (Script)
        {
            var done = await Page.EvaluateAsync<int>("() => window.socialKitDone.length");
            await press();
            await Page.WaitForFunctionAsync("count => window.socialKitDone.length > count", done);
            var heard = await Page.EvaluateAsync<string>("count => window.socialKitDone.slice(count).join()", done);
            Assert.Equal(fails ? "failed" : "sent", heard);
            Assert.Equal(documents, _documents);
        }
        else
        {
            var arrived = new TaskCompletionSource();
            void Arrive(object? sender, IPage page) => arrived.TrySetResult();
            Page.DOMContentLoaded += Arrive;
            await press();
            await arrived.Task.WaitAsync(TimeSpan.FromSeconds(15));
            Page.DOMContentLoaded -= Arrive;
        }

        var write = _writes.Skip(writes).First();
        Assert.Equal(Script, write.Scripted);
        var status = await write.StatusAsync();
        if (fails)
            Assert.InRange(status, 400, 499);
        else
            Assert.Equal(Script ? 200 : 303, status);
    }

    /// <summary>With script, where the keyboard is and what is said; without, where the page was opened.</summary>
    public async Task AssertLandedOnAsync(ILocator item, string announced)
    {
        await Assertions.Expect(item).ToBeVisibleAsync();
        if (Script)
        {
            await Assertions.Expect(item).ToBeFocusedAsync();
            await AssertAnnouncedAsync(announced);
        }
        else
        {
            Assert.EndsWith($"#{await item.GetAttributeAsync("id")}", Page.Url);
        }
    }

    public Task AssertAnnouncedAsync(string text) =>
        Script ? Assertions.Expect(Page.Locator("body > [role=status]")).ToHaveTextAsync(text) : Task.CompletedTask;

    public Task<string> FocusedAsync() => Page.EvaluateAsync<string>(
        "() => { const at = document.activeElement; return `${at.tagName.toLowerCase()}#${at.id}`; }");

    static Task<string> SignedInAsync(IBrowser browser, Sample sample, string person) => s_signedIn.GetOrAdd((sample, person), async _ =>
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = sample.Address.ToString(), JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator("#member").FillAsync(person);
        await page.Locator("#member").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return await context.StorageStateAsync();
    });

    async Task ListenAsync()
    {
        await Context.AddInitScriptAsync(Listeners);
        Page.DOMContentLoaded += (_, _) => Watch.CountPage();
        Page.PageError += (_, error) => Complain($"Uncaught: {error}");
        Page.Console += (_, message) =>
        {
            if (_muted || message.Type != "error")
                return;

            if (message.Text.Contains("securitypolicy", StringComparison.OrdinalIgnoreCase) || message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                Watch.CountContentSecurityViolation();
            else if (message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                return; // its status is looked at below

            Complain($"Console: {message.Text}");
        };
        Context.Request += (_, request) =>
        {
            var url = new Uri(request.Url);
            if (url.Scheme is "http" or "https" or "ws" or "wss" && url.Authority != Sample.Address.Authority)
                Complain($"Request to another host: {url}");

            if (request.IsNavigationRequest && request.Frame == Page.MainFrame)
                Interlocked.Increment(ref _documents);

            if (request.Method == "POST" && url.AbsolutePath.StartsWith("/_socialkit/", StringComparison.Ordinal))
                _writes.Enqueue(new Write(request, url.AbsolutePath, request.Headers.ContainsKey("x-socialkit")));
        };
        Context.Response += (_, response) =>
        {
            if (response.Status >= 400 && !_expected.Contains(response.Status))
                Complain($"{response.Status} for {response.Request.Method} {response.Url}");
        };
    }

    void Complain(string what)
    {
        if (!_muted)
            _complaints.Enqueue(what);
    }
}

public sealed class VisitException(string message, Exception inner) : Exception(message, inner);
