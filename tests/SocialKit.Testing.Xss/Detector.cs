using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace SocialKit.Testing.Xss;

/// <summary>What a page looked like to Chromium.</summary>
/// <param name="Fired">What ran, asked another host or broke the policy, and what on the page could on a click.</param>
/// <param name="Items">How many posts, comments, kudos and cards stand on it.</param>
/// <param name="IsWhole">True when its end is where it was written.</param>
public sealed record Sighting(IReadOnlyList<string> Fired, int Items, bool IsWhole);

/// <summary>One tab that tells of everything that people's words made happen.</summary>
public sealed class Detector : IAsyncDisposable
{
    // There before anything of the page is, in every frame. A frame tells by its name which payload it holds.
    private const string Listeners = """
        (() => {
            const fired = top.__fired ??= [];
            const tell = what => { try { fired.push(`${window.name}|${what}`); } catch { } };
            for (const name of ['alert', 'confirm', 'prompt', 'print'])
                window[name] = () => tell(name);
            document.addEventListener('securitypolicyviolation', event =>
                tell(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
        })();
        """;

    // What stands on the page, as the browser has read it.
    private const string Look = """
        async () => {
            await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
            const fired = [...window.__fired];
            const tags = new Set('a blockquote br code del em h4 h5 h6 hr li ol p pre strong table tbody td th thead tr ul span bdi'.split(' '));
            const attributes = new Set('class href rel start title dir'.split(' '));
            for (const element of document.querySelectorAll('*')) {
                for (const attribute of element.attributes)
                    if (attribute.name.startsWith('on') || attribute.name === 'style' || attribute.name === 'srcdoc')
                        fired.push(`|the attribute ${attribute.name} of ${element.localName}`);
                if (['iframe', 'object', 'embed', 'base', 'frame', 'applet', 'style', 'math'].includes(element.localName)
                    || (element.localName === 'script' && !element.src.startsWith(`${location.origin}/_socialkit/assets/`)))
                    fired.push(`|the element ${element.outerHTML.slice(0, 200)}`);
                // ':' is an address that the browser cannot read, and so does not follow.
                if (element.localName === 'a' && element.hasAttribute('href') && !['http:', 'https:', 'mailto:', ':'].includes(element.protocol))
                    fired.push(`|the link ${element.outerHTML.slice(0, 200)}`);
            }
            for (const element of document.querySelectorAll('.sk-text *'))
                if (!tags.has(element.localName) || [...element.attributes].some(attribute => !attributes.has(attribute.name)))
                    fired.push(`|in a text ${element.outerHTML.slice(0, 200)}`);
            return {
                fired,
                items: document.querySelectorAll('article.sk-post, article.sk-comment, section.sk-profile, article.charter').length,
                isWhole: !!document.querySelector('body > #end'),
            };
        }
        """;

    // Without a click, a link does nothing.
    private const string Click = """
        async () => {
            for (const frame of document.querySelectorAll('iframe')) {
                try {
                    for (const link of frame.contentDocument.querySelectorAll('a, area, form'))
                        link.localName === 'form' ? link.submit() : link.click();
                } catch { }
            }
            await new Promise(done => setTimeout(done, 200));
            // A style alone is no script.
            return window.__fired.filter(line => !line.includes('|style-src'));
        }
        """;

    private readonly ConcurrentQueue<string> _foreign = new();
    private readonly IBrowserContext _context;
    private readonly IPage _page;

    private Detector(IBrowserContext context, IPage page) => (_context, _page) = (context, page);

    public static async Task<Detector> OpenAsync(IBrowser browser, Uri site)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = site.ToString() });
        var detector = new Detector(context, await context.NewPageAsync());
        await context.AddInitScriptAsync(Listeners);
        detector._page.Dialog += (_, dialog) =>
        {
            detector._foreign.Enqueue($"|the dialog {dialog.Message}");
            _ = dialog.DismissAsync();
        };

        // Nothing leaves this computer, and everything that would is told.
        await context.RouteAsync(url => !url.StartsWith(site.ToString(), StringComparison.Ordinal), route =>
        {
            detector._foreign.Enqueue($"{NameOf(route.Request)}|the request {route.Request.Url}");
            return route.AbortAsync();
        });
        return detector;
    }

    /// <summary>Opens a page to its end. A page that does not come to one fails.</summary>
    public async Task<Sighting> LookAsync(string address)
    {
        await _page.GotoAsync(address, new() { Timeout = 30_000 });
        var seen = await _page.EvaluateAsync<JsonElement>(Look);
        return new Sighting(
            [.. seen.GetProperty("fired").EnumerateArray().Select(fired => fired.GetString()!), .. Foreign()],
            seen.GetProperty("items").GetInt32(), seen.GetProperty("isWhole").GetBoolean());
    }

    /// <summary>Opens a page of frames, presses what can be pressed in them, and answers with the names of the frames in which something happened.</summary>
    /// <exception cref="TimeoutException">One of them keeps the page from coming to its end.</exception>
    public async Task<IReadOnlySet<string>> FiredFramesAsync(string address)
    {
        await _page.GotoAsync(address, new() { Timeout = 5_000, WaitUntil = WaitUntilState.DOMContentLoaded });
        var fired = await _page.EvaluateAsync<string[]>(Click);
        return fired.Concat(Foreign()).Select(line => line.Split('|')[0]).Where(name => name.Length > 0).ToHashSet();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private static string NameOf(IRequest request)
    {
        try
        {
            return request.Frame.Name;
        }
        catch (PlaywrightException)
        {
            // The request of a frame that has gone on.
            return "";
        }
    }

    private List<string> Foreign()
    {
        var all = _foreign.ToList();
        _foreign.Clear();
        return all;
    }
}
