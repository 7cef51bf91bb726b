using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace SocialKit.Outage.Tests;

/// <summary>The database server dies and comes back. Nobody restarts the application.</summary>
public sealed class KilledDatabaseTests
{
    [Fact]
    public async Task While_the_database_is_dead_everything_answers_503_and_keeps_the_text_and_after_it_the_same_form_takes_effect_once()
    {
        await using var server = await PostgreSqlServer.StartAsync(durable: true);
        await using var site = await Site.StartAsync($"{server.ConnectionString};Maximum Pool Size=8", "socialkit");
        using var ana = site.Person("ana");
        using var stranger = site.Person("stranger");
        var form = await ana.OpenFormAsync();
        Assert.True((await ana.SubmitAsync(form.With(("text", "Before"), ("clientId", "before")))).IsStored);
        Assert.Equal("Healthy", (await ana.GetAsync("/healthz")).Body);

        await server.KillAsync();
        const string Text = "Where is it?\nI looked <everywhere> & \"twice\", number ";
        Answer[] writes, reads, scripts;
        var watch = new HostWatch(site);
        await using (watch)
        {
            var writing = Enumerable.Range(0, 10).Select(i => ana.SubmitAsync(form.With(("text", Text + i), ("clientId", $"form-{i}")))).ToList();
            var scripted = Enumerable.Range(0, 5).Select(i => ana.SubmitAsync(form.With(("text", Text), ("clientId", $"script-{i}")), scripted: true)).ToList();
            string[] pages = ["/_socialkit/fragments/discussion?subject=order:1", "/_socialkit/fragments/feed?scope=company", "/_socialkit/at/order:1", "/_socialkit/fragments/kudos-wall"];
            var reading = pages.SelectMany(page => new[] { ana.GetAsync(page), stranger.GetAsync(page) }).ToList();
            var unhealthy = await ana.GetAsync("/healthz");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (unhealthy.Status, unhealthy.Body));
            (writes, scripts, reads) = (await Task.WhenAll(writing), await Task.WhenAll(scripted), await Task.WhenAll(reading));
        }

        Assert.All(writes.Concat(scripts).Concat(reads), answer => Assert.True(answer.IsUnavailable && answer.Took < TimeSpan.FromSeconds(7), answer.ToString()));
        Assert.All(scripts, answer => Assert.Equal("unavailable", JsonDocument.Parse(answer.Body).RootElement.GetProperty("code").GetString()));
        var kept = writes.Select(answer => Form.In(answer.Body)).ToList();
        Assert.Equal(Enumerable.Range(0, kept.Count).Select(i => (Text + i, $"form-{i}")), kept.Select(again => (again.Fields["text"], again.Fields["clientId"])));

        // A page of the host stands, and says it where its discussion would be.
        var own = await ana.GetAsync("/orders/1");
        Assert.True(own.Status == HttpStatusCode.OK && own.Body.Contains("<h1>Order 1</h1>", StringComparison.Ordinal), own.ToString());
        Assert.Contains("Not available right now", own.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", own.Body, StringComparison.Ordinal);

        await server.StartAsync();
        var back = Stopwatch.GetTimestamp();
        await ana.SubmitUntilStoredAsync(kept[0]);
        var recovery = Stopwatch.GetElapsedTime(back);
        Assert.True(recovery < TimeSpan.FromSeconds(5), $"The host needed {recovery.TotalSeconds:0.0} s to find its database again.");

        // Sent again by who is not sure, and the others too: each once.
        foreach (var again in kept)
        {
            Assert.True((await ana.SubmitAsync(again)).IsStored);
            Assert.True((await ana.SubmitAsync(again)).IsStored);
        }

        Assert.Equal(["Before", .. kept.Select(again => again.Fields["text"]).Order(StringComparer.Ordinal)], (await site.StoredAsync()).Order(StringComparer.Ordinal));
        Assert.Equal("Healthy", (await ana.GetAsync("/healthz")).Body);
        Assert.Contains("<form", (await ana.GetAsync("/orders/1")).Body, StringComparison.Ordinal);
        Figures.Write("outage.killed.recovery", Math.Round(recovery.TotalMilliseconds), "ms", $"from the server's return to a stored form; {writes.Length + scripts.Length + reads.Length} answers of 503 before, the longest after {writes.Concat(scripts).Concat(reads).Max(answer => answer.Took).TotalSeconds:0.0} s");
        Figures.Write("outage.killed.host_p95", Math.Round(watch.P95, 1), "ms", $"the host's own page while the database was dead, {watch.Asked} requests");
    }
}
