using System.Diagnostics;
using System.Net;
using Npgsql;

namespace SocialKit.Outage.Tests;

/// <summary>The database is there, but the way to it is bad: 50 requests at once end in time, and the host's own pages do not notice.</summary>
public sealed class BadNetworkTests
{
    private const int AtOnce = 50;
    private static readonly TimeSpan s_cleaning = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(100);

    [Theory]
    [InlineData(nameof(Chaos.Delay), "Degraded")]
    [InlineData(nameof(Chaos.Stall), "Degraded")]
    [InlineData(nameof(Chaos.HalfOpen), "Degraded")]
    [InlineData(nameof(Chaos.Reset), "Unhealthy")]
    public async Task Over_a_bad_network_requests_end_in_time_with_503_and_the_host_stays_quick(string chaos, string health)
    {
        var server = await PostgreSqlServer.ConnectionStringAsync();
        await using var proxy = new ChaosProxy(new NpgsqlConnectionStringBuilder(server).Port);
        await using var site = await Site.StartAsync(new NpgsqlConnectionStringBuilder(server) { Port = proxy.Port, MaxPoolSize = 8 }.ConnectionString, PostgreSqlServer.NewSchema());
        using var ana = site.Person("ana");
        var form = await ana.OpenFormAsync();
        var forms = Enumerable.Range(0, AtOnce / 2).Select(i => form.With(("text", $"Text {i}"), ("clientId", $"form-{i}"))).ToList();
        Assert.True((await ana.SubmitAsync(form.With(("text", "Before"), ("clientId", "before")))).IsStored);
        var before = new HostWatch(site);
        await using (before)
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ana.GetAsync("/_socialkit/fragments/discussion?subject=order:1")));
        }

        proxy.Chaos = Enum.Parse<Chaos>(chaos);
        Answer[] writes, reads;
        var during = new HostWatch(site);
        await using (during)
        {
            var writing = forms.Select(each => ana.SubmitAsync(each)).ToList();
            var reading = Enumerable.Range(0, AtOnce / 2).Select(_ => ana.GetAsync("/_socialkit/fragments/discussion?subject=order:1")).ToList();
            Assert.Equal(health, (await ana.GetAsync("/healthz")).Body);
            (writes, reads) = (await Task.WhenAll(writing), await Task.WhenAll(reading));
        }

        // The driver gives up what was left behind after the answers; it blocks threads meanwhile.
        var after = new HostWatch(site);
        await using (after)
        {
            await Task.Delay(chaos == nameof(Chaos.Stall) || Repository.IsLongRun ? s_cleaning : s_breath, Site.Stop);
        }

        // A delay is not a failure for those whose turn comes in time; nobody is told a thing that is not so.
        var slowOnly = chaos == nameof(Chaos.Delay);
        Assert.All(writes, answer => Assert.True(answer.IsUnavailable || (slowOnly && answer.IsStored), answer.ToString()));
        Assert.All(reads, answer => Assert.True(answer.IsUnavailable || (slowOnly && answer.Status == HttpStatusCode.OK), answer.ToString()));
        var longest = writes.Concat(reads).Max(answer => answer.Took);
        Assert.All(writes.Concat(reads).Where(answer => !slowOnly), answer => Assert.True(answer.Took < TimeSpan.FromSeconds(7), answer.ToString()));
        Assert.True(during.MostWaiting < 200, $"{during.MostWaiting} pieces of work waited for a thread.");

        proxy.Chaos = Chaos.None;
        var well = Stopwatch.GetTimestamp();
        await ana.SubmitUntilStoredAsync(forms[0]);
        var recovery = Stopwatch.GetElapsedTime(well);
        Assert.True(recovery < TimeSpan.FromSeconds(7), $"The host needed {recovery.TotalSeconds:0.0} s.");
        foreach (var again in forms.Concat(forms))
        {
            await ana.SubmitUntilStoredAsync(again);
        }

        Assert.Equal(["Before", .. forms.Select(each => each.Fields["text"]).Order(StringComparer.Ordinal)], (await site.StoredAsync()).Order(StringComparer.Ordinal));
        Assert.Equal("Healthy", (await ana.GetAsync("/healthz")).Body);
        Figures.Write(
            $"outage.{chaos}.longest", Math.Round(longest.TotalSeconds, 1), "s",
            $"{AtOnce} requests at once, {writes.Concat(reads).Count(answer => answer.IsUnavailable)} of them 503; stored {recovery.TotalMilliseconds:0} ms after the network was well");
        Figures.Write(
            $"outage.{chaos}.host_p95", Math.Round(during.P95, 1), "ms",
            $"the host's own page, {before.P95:0.0} ms before; {during.Worst:0} ms the longest; at most {during.MostWaiting} pieces of work waited for a thread; while the driver cleaned up: {after.Worst:0} ms the longest, {after.MostWaiting} waited");
    }
}
