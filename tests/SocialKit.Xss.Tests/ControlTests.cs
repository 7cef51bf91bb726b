using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace SocialKit.Xss.Tests;

/// <summary>The same texts without protection: when these do nothing, the tests beside this one see nothing either.</summary>
public sealed class ControlTests(BrowserFixture fixture, HostileSite site)
{
    private const int PerPage = 10;
    private const int AtMost = 400;
    private const int Tabs = 2;

    [Fact]
    public async Task Without_the_sanitiser_enough_payloads_fire()
    {
        SharedData.SkipIfMissing("xss");
        SharedData.SkipIfMissing("fuzzdb");
        var browser = fixture.Browser;
        var payloads = Corpus.Markup.ToArray();
        if (!Repository.IsLongRun)
        {
            new Random(4).Shuffle(payloads);
            payloads = payloads[..AtMost];
        }

        var fired = new ConcurrentBag<string>();
        var pages = new ConcurrentQueue<string[]>(payloads.Chunk(PerPage));
        await Task.WhenAll(Enumerable.Range(0, Tabs).Select(_ => Task.Run(async () =>
        {
            var detector = await Detector.OpenAsync(browser, site.Address);
            while (pages.TryDequeue(out var texts))
            {
                // A frame for each, so that one cannot swallow the next.
                var frames = texts.Select((text, i) => string.Create(
                    CultureInfo.InvariantCulture, $"<iframe name=\"f{i}\" srcdoc=\"{WebUtility.HtmlEncode("<!doctype html><body>" + text)}\"></iframe>"));
                try
                {
                    foreach (var name in await detector.FiredFramesAsync(site.AddControl($"<!doctype html><title>Control</title>{string.Concat(frames)}")))
                    {
                        fired.Add(texts[int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture)]);
                    }
                }
                catch (TimeoutException)
                {
                    // One of them is an endless loop, and takes the tab with it: all of this page count as having done nothing.
                    await detector.DisposeAsync();
                    detector = await Detector.OpenAsync(browser, site.Address);
                }
            }

            await detector.DisposeAsync();
        })));

        var share = (double)fired.Distinct(StringComparer.Ordinal).Count() / payloads.Length;
        Figures.Write("xss.control_fired_share", Math.Round(share, 3), "share", $"of {payloads.Length} raw HTML payloads without the sanitiser");
        Assert.True(share >= 0.4, $"Only {share:P0} of {payloads.Length} payloads fired without the sanitiser.");
    }
}
