using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Playwright;

namespace SocialKit.Testing.Xss;

/// <summary>Hostile words on every surface, as a real browser meets them: nothing runs, nothing leaves, nothing breaks the page.</summary>
public static class SurfaceCheck
{
    private const int AtMost = 4_000;
    private const int Tabs = 2;

    /// <summary>Writes the texts of a surface, a page at a time, and looks at each page. Fails when anything happened or a page was not whole.</summary>
    public static async Task RunAsync(IBrowser browser, HostileSite site, string surface)
    {
        SharedData.SkipIfMissing("xss");
        SharedData.SkipIfMissing("fuzzdb");
        SharedData.SkipIfMissing("url");
        var cases = surface == Surfaces.Link ? Corpus.LinkCases(AtMost) : Corpus.Cases(surface, AtMost);
        var (fired, unfinished) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        var (stored, refused) = (0, 0);
        var started = Stopwatch.GetTimestamp();
        var pages = new ConcurrentQueue<IReadOnlyList<string>>(cases.Chunk(HostileSite.PerPage));
        await Task.WhenAll(Enumerable.Range(0, Tabs).Select(_ => Task.Run(async () =>
        {
            await using var detector = await Detector.OpenAsync(browser, site.Address);
            while (pages.TryDequeue(out var texts))
            {
                var batch = await site.WriteAsync(surface, texts);
                var seen = await detector.LookAsync(batch.Address);
                Interlocked.Add(ref stored, batch.Stored);
                Interlocked.Add(ref refused, batch.Refused);
                seen.Fired.ToList().ForEach(fired.Enqueue);
                if (!seen.IsWhole || seen.Items < batch.Stored)
                {
                    unfinished.Enqueue($"{seen.Items} of {batch.Stored} items, whole: {seen.IsWhole}, from: {texts[0]}");
                }
            }
        })));

        Assert.Empty(fired.Distinct().Take(20));
        Assert.Empty(unfinished.Take(20));

        // A title has one line and fewer characters, so it refuses some contexts altogether.
        Assert.True(stored > cases.Count * (surface == Surfaces.Title ? 0.6 : 0.8), $"Only {stored} of {cases.Count} were taken.");
        var detail = $"{surface}: {stored} shown, {refused} refused with a message, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s";
        Figures.Write("xss.cases", cases.Count, "cases", detail);
        Figures.Write("xss.fired", fired.Count, "cases", detail);
    }
}
