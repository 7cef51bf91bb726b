using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SocialKit.Axe.Tests;

/// <summary>Every page of both samples, as people with assistive technology meet it.</summary>
public class AxeTests(BrowserFixture fixture, SampleFixture samples)
{
    static readonly AxeRunOptions s_everything = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        Rules = new() { ["target-size"] = new() { Enabled = false } },
        ResultTypes = [ResultType.Violations],
    };

    static readonly AxeRunOptions s_targets = new() { RunOnly = new() { Type = "rule", Values = ["target-size"] }, ResultTypes = [ResultType.Violations] };

    static readonly AxeRunOptions s_contrast = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] }, ResultTypes = [ResultType.Violations] };

    // One page of each sort, for what costs as much again; in the long form every page.
    static readonly string[] s_closely = ["home", "thread", "person", "kudos", "community", "order", "orders", "bare-failure", "bare-history", "refused-in-place"];

    [Fact]
    public async Task Axe_finds_nothing_on_any_page()
    {
        var found = new ConcurrentQueue<string>();
        var (pages, looked) = (0, 0);
        var all = Environment.GetEnvironmentVariable("SOCIALKIT_LONG") == "1";
        await Tour.EverywhereAsync(fixture, samples, async (place, visit) =>
        {
            await visit.GoAsync(place);
            Interlocked.Increment(ref pages);
            // Of many that are alike, two are enough: axe's time grows with all that is on a page.
            await visit.Page.EvaluateAsync("() => { for (const list of document.querySelectorAll('[data-sk-items], tbody, ul.cards')) [...list.children].slice(2).forEach(item => item.remove()); }");
            var closely = all || s_closely.Contains(place.Name);
            if (closely)
            {
                Interlocked.Increment(ref looked);
                found.Add(await AxeAsync($"{place.Name}, closed", visit, s_targets));
            }

            // Opened, menus lie over what is beside them, so sizes are measured before; otherwise there is everything that is there as it comes, and more.
            await Tour.OpenEverythingAsync(visit.Page);
            found.Add(await AxeAsync(place.Name, visit, s_everything));

            // Dark changes the colours and nothing else.
            if (closely)
            {
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                found.Add(await AxeAsync($"{place.Name}, dark", visit, s_contrast));
            }
        });

        Figures.Write("axe.violations", found.Count, "violations", $"{pages} pages of both samples with everything opened; {looked} of them dark and for the size of targets as well");
        Assert.True(found.IsEmpty, string.Join("\n\n", found));
    }

    static async Task<IEnumerable<string>> AxeAsync(string name, Visit visit, AxeRunOptions options)
    {
        AxeResult result = null!;
        await visit.MutedAsync(async () => result = await visit.Page.RunAxe(options));
        return result.Violations.SelectMany(violation => violation.Nodes.Take(3).Select(node => $"{name}: {violation.Id} ({violation.Help})\n  {node.Html}\n  {node.Any.FirstOrDefault()?.Message}"));
    }
}
