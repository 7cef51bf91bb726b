using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace SocialKit.Testing.Browser;

/// <summary>A walk through every page of both samples.</summary>
public static class Tour
{
    static Task<IReadOnlyList<Place>>? s_placesOfIntranet;

    /// <summary>Goes to every page, as the person who is there, in two windows at once.</summary>
    public static async Task EverywhereAsync(
        BrowserFixture fixture, SampleFixture samples, Func<Place, Visit, Task> look, Action<BrowserNewContextOptions>? options = null, Func<Place, bool>? where = null)
    {
        var (intranet, orders) = (await samples.IntranetAsync(), await samples.OrdersAsync());
        var intranetPlaces = await (s_placesOfIntranet ??= Places.OfIntranetAsync(fixture.Browser, intranet));
        var rounds = new[] { (Sample: intranet, Places: intranetPlaces), (Sample: orders, Places: Places.OfOrders) }.SelectMany(
            sample => sample.Places.Where(where ?? (_ => true)).GroupBy(place => place.Person).SelectMany(group => group.Chunk(12)).Select(places => (sample.Sample, Places: places)));
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

    /// <summary>Menus, forms and everything else that unfolds.</summary>
    public static Task OpenEverythingAsync(IPage page) =>
        page.EvaluateAsync("() => { for (const details of document.querySelectorAll('details')) { details.removeAttribute('name'); details.open = true; } }");

    /// <summary>What was found, from both windows.</summary>
    public static void Add(this ConcurrentQueue<string> found, IEnumerable<string> more)
    {
        foreach (var one in more)
            found.Enqueue(one);
    }
}
