using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SocialKit.Look.Tests;

/// <summary>Every page of both samples, looked at.</summary>
public class LookTests(BrowserFixture fixture, SampleFixture samples)
{
    static readonly AxeRunOptions s_everything = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        Rules = new() { ["target-size"] = new() { Enabled = false } },
        ResultTypes = [ResultType.Violations],
    };

    static readonly AxeRunOptions s_targets = new() { RunOnly = new() { Type = "rule", Values = ["target-size"] }, ResultTypes = [ResultType.Violations] };

    static readonly AxeRunOptions s_contrast = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] }, ResultTypes = [ResultType.Violations] };

    static Task<IReadOnlyList<Place>>? s_placesOfIntranet;

    [Fact]
    public async Task Axe_finds_nothing_on_any_page()
    {
        var found = new ConcurrentQueue<string>();
        var pages = 0;
        await EverywhereAsync(async (place, visit) =>
        {
            await visit.GoAsync(place);
            Interlocked.Increment(ref pages);
            // Of many that are alike, three are enough: axe's time grows with all that is on a page.
            await visit.Page.EvaluateAsync("() => { for (const list of document.querySelectorAll('[data-sk-items], tbody, ul.cards')) [...list.children].slice(3).forEach(item => item.remove()); }");
            Add(found, await AxeAsync($"{place.Name}, closed", visit, s_targets));

            // Opened, menus lie over what is beside them, so sizes are measured before; otherwise there is everything that is there as it comes, and more.
            await OpenEverythingAsync(visit.Page);
            Add(found, await AxeAsync(place.Name, visit, s_everything));

            // Dark changes the colours and nothing else.
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            Add(found, await AxeAsync($"{place.Name}, dark", visit, s_contrast));
        });

        Figures.Write("axe.violations", found.Count, "violations", $"{pages} pages of both samples, with everything opened, light and dark");
        Assert.True(found.IsEmpty, string.Join("\n\n", found));
    }

    [Fact]
    public async Task Nothing_is_wider_than_a_narrow_screen_or_a_narrow_column()
    {
        var found = new ConcurrentQueue<string>();
        await EverywhereAsync(async (place, visit) =>
        {
            await visit.GoAsync(place);
            Add(found, await WidthsAsync(visit.Page, place.Name));
            await visit.Page.EvaluateAsync("() => document.documentElement.dir = 'rtl'");
            Add(found, await WidthsAsync(visit.Page, $"{place.Name}, right to left"));
            await OpenEverythingAsync(visit.Page);
            Add(found, await WidthsAsync(visit.Page, $"{place.Name}, right to left, opened"));
            await visit.Page.EvaluateAsync(
                "() => { document.documentElement.dir = 'ltr'; for (const root of document.querySelectorAll('section.sk-root')) root.style.inlineSize = '280px'; }");
            Add(found, await WidthsAsync(visit.Page, $"{place.Name}, 280 px"));
        }, options => options.ViewportSize = new() { Width = 320, Height = 640 });

        Assert.True(found.IsEmpty, string.Join("\n", found));
    }

    [Fact]
    public async Task People_can_look_at_every_page_in_pictures()
    {
        // Each page in two of the six settings, taken in turn; all of them in the long form.
        var all = Environment.GetEnvironmentVariable("SOCIALKIT_LONG") == "1";
        string[] chosen = ["home", "home-of-a-newcomer", "community", "thread", "person", "kudos", "refused-in-place", "bare-failure", "bare-history", "orders", "order"];
        var settings = new[]
        {
            ("320", 320, ColorScheme.Light, false), ("900", 900, ColorScheme.Light, false), ("1280", 1280, ColorScheme.Light, false),
            ("dark", 1280, ColorScheme.Dark, false), ("rtl", 900, ColorScheme.Light, true), ("320-rtl-dark", 320, ColorScheme.Dark, true),
        };
        foreach (var (index, (name, width, scheme, rtl)) in settings.Index())
        {
            await EverywhereAsync(
                async (place, visit) =>
                {
                    await visit.GoAsync(place);
                    if (rtl)
                        await visit.Page.EvaluateAsync("() => document.documentElement.dir = 'rtl'");

                    await visit.Page.ScreenshotAsync(new() { Path = Repository.PathTo("artifacts", "screenshots", $"{place.Name}-{name}.png") });
                },
                options =>
                {
                    options.ViewportSize = new() { Width = width, Height = 1000 };
                    options.ColorScheme = scheme;
                },
                place => Array.IndexOf(chosen, place.Name) is >= 0 and var page && (all || page % 3 == index % 3));
        }
    }

    [Fact]
    public async Task The_picture_in_the_README_can_be_taken()
    {
        foreach (var (name, scheme) in new[] { ("light", ColorScheme.Light), ("dark", ColorScheme.Dark) })
        {
            // Someone who writes nothing in these tests looks at a community nobody writes in here.
            await Visit.RunAsync(
                fixture.Browser, await samples.IntranetAsync(), "siobhan",
                async visit =>
                {
                    await visit.GoAsync("/");
                    var path = Environment.GetEnvironmentVariable("SOCIALKIT_SCREENSHOTS") == "1"
                        ? Repository.PathTo("docs", "images", $"intranet-{name}.png")
                        : Repository.PathTo("artifacts", "screenshots", $"intranet-{name}.png");
                    await visit.Page.ScreenshotAsync(new() { Path = path });
                    Assert.InRange(new FileInfo(path).Length, 10_000, 300_000);
                },
                look: options =>
                {
                    options.ViewportSize = new() { Width = 1280, Height = 900 };
                    options.ColorScheme = scheme;
                });
        }
    }

    static void Add(ConcurrentQueue<string> found, IEnumerable<string> more)
    {
        foreach (var one in more)
            found.Enqueue(one);
    }

    static Task OpenEverythingAsync(IPage page) =>
        page.EvaluateAsync("() => { for (const details of document.querySelectorAll('details')) { details.removeAttribute('name'); details.open = true; } }");

    static async Task<IEnumerable<string>> AxeAsync(string name, Visit visit, AxeRunOptions options)
    {
        AxeResult result = null!;
        await visit.MutedAsync(async () => result = await visit.Page.RunAxe(options));
        return result.Violations.SelectMany(violation => violation.Nodes.Take(3).Select(node => $"{name}: {violation.Id} ({violation.Help})\n  {node.Html}\n  {node.Any.FirstOrDefault()?.Message}"));
    }

    static async Task<IEnumerable<string>> WidthsAsync(IPage page, string name) => (await page.EvaluateAsync<string[]>("""
        () => {
          const wide = [...document.querySelectorAll('.sk-root')].filter(root => root.scrollWidth > root.clientWidth + 1 && getComputedStyle(root).display !== 'inline')
            .map(root => `${root.id || root.className} is ${root.scrollWidth} wide in ${root.clientWidth}`);
          const page = document.scrollingElement;
          if (page.scrollWidth > page.clientWidth) {
            const edge = page.clientWidth;
            const culprits = [...document.body.querySelectorAll('*')].filter(e => { const box = e.getBoundingClientRect(); return box.width && (box.right > edge + 1 || box.left < -1); });
            wide.push(`the page is ${page.scrollWidth} wide: ${culprits.slice(-4).map(e => e.outerHTML.slice(0, 120)).join(' | ')}`);
          }
          return wide;
        }
        """)).Select(found => $"{name}: {found}");

    // Two windows at once, each with a few pages: a machine has two cores at least, and each page its own process.
    async Task EverywhereAsync(Func<Place, Visit, Task> look, Action<BrowserNewContextOptions>? options = null, Func<Place, bool>? where = null)
    {
        var (intranet, orders) = (await samples.IntranetAsync(), await samples.OrdersAsync());
        var intranetPlaces = await (s_placesOfIntranet ??= Places.OfIntranetAsync(fixture.Browser, intranet));
        var rounds = new[] { (Sample: intranet, Places: intranetPlaces), (Sample: orders, Places: Places.OfOrders) }.SelectMany(
            sample => sample.Places.Where(where ?? (_ => true)).GroupBy(place => place.Person).SelectMany(group => group.Chunk(5)).Select(places => (sample.Sample, Places: places)));
        await Parallel.ForEachAsync(rounds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (round, _) => await Visit.RunAsync(
            fixture.Browser, round.Sample, round.Places[0].Person,
            async visit =>
            {
                foreach (var place in round.Places)
                {
                    await look(place, visit);
                    if (options is null)
                        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
                }
            },
            look: options));
    }
}
