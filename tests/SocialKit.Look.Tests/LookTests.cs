using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace SocialKit.Look.Tests;

/// <summary>Every page of both samples, looked at.</summary>
public class LookTests(BrowserFixture fixture, SampleFixture samples)
{
    [Fact]
    public async Task Nothing_is_wider_than_a_narrow_screen_or_a_narrow_column()
    {
        var found = new ConcurrentQueue<string>();
        await Tour.EverywhereAsync(fixture, samples, async (place, visit) =>
        {
            await visit.GoAsync(place);
            found.Add(await WidthsAsync(visit.Page, place.Name));
            await visit.Page.EvaluateAsync("() => document.documentElement.dir = 'rtl'");
            found.Add(await WidthsAsync(visit.Page, $"{place.Name}, right to left"));
            await Tour.OpenEverythingAsync(visit.Page);
            found.Add(await WidthsAsync(visit.Page, $"{place.Name}, right to left, opened"));
            await visit.Page.EvaluateAsync(
                "() => { document.documentElement.dir = 'ltr'; for (const root of document.querySelectorAll('section.sk-root')) root.style.inlineSize = '280px'; }");
            found.Add(await WidthsAsync(visit.Page, $"{place.Name}, 280 px"));
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
            await Tour.EverywhereAsync(fixture, samples, 
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
}
