using System.Collections.Concurrent;
using System.Diagnostics;

namespace SocialKit.Outage.Tests;

/// <summary>An administrator restarts the database again and again while people write.</summary>
public sealed class RestartTests
{
    private const int Writers = 8;
    private const int PoolSize = 8;
    private static readonly int s_restarts = Repository.IsLongRun ? 10 : 3;

    [Fact]
    public async Task Restarts_under_load_show_only_503_and_lose_nothing_that_was_acknowledged()
    {
        await using var server = await PostgreSqlServer.StartAsync(durable: true);
        await using var site = await Site.StartAsync($"{server.ConnectionString};Maximum Pool Size={PoolSize}", "socialkit");
        var people = Enumerable.Range(0, Writers).Select(i => site.Person($"writer-{i}")).ToList();
        var forms = await Task.WhenAll(people.Select(person => person.OpenFormAsync()));
        var (acknowledged, refused) = (new ConcurrentQueue<string>(), new ConcurrentQueue<Answer>());
        var counts = new long[Writers];
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Site.Stop);
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer))));

        var windows = new List<double>();
        var threads = ThreadPool.ThreadCount;
        for (var restart = 0; restart < s_restarts; restart++)
        {
            await PassedAsync();
            var begun = Stopwatch.GetTimestamp();
            await server.RestartAsync();
            await PassedAsync();
            windows.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        await enough.CancelAsync();
        await writing;
        people.ForEach(person => person.Dispose());

        // Each text that was acknowledged is there once. The last of each writer may be there although nobody was told.
        var stored = await site.StoredAsync();
        Assert.Equal(stored.Count, stored.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(acknowledged.Except(stored));
        Assert.All(windows, window => Assert.True(window < 10, $"A restart disturbed for {window:0.0} s."));
        Assert.InRange(await CountConnectionsAsync(server), 1, PoolSize);
        Figures.Write("outage.restart.lost", acknowledged.Except(stored).Count(), "comments", $"{s_restarts} restarts, {acknowledged.Count} acknowledged, {refused.Count} answers of 503");
        Figures.Write("outage.restart.window", Math.Round(windows.Max(), 1), "s", $"from the restart until every writer was answered again, the longest; threads of the pool {threads} before, {ThreadPool.ThreadCount} after");

        async Task WriteAsync(int writer)
        {
            for (var number = 0; !enough.IsCancellationRequested; number++)
            {
                // The same form again until it is taken, as a person would press the button.
                var text = $"Text {number} of {writer}";
                var form = forms[writer].With(("text", text), ("clientId", $"{writer}-{number}"));
                Answer answer;
                while (!(answer = await people[writer].SubmitAsync(form)).IsStored)
                {
                    Assert.True(answer.IsUnavailable, answer.ToString());
                    refused.Enqueue(answer);
                }

                acknowledged.Enqueue(text);
                Interlocked.Increment(ref counts[writer]);
            }
        }

        async Task PassedAsync()
        {
            // Twice, because the first answer may be one that was on its way.
            var before = counts.ToArray();
            while (Enumerable.Range(0, Writers).Any(writer => Interlocked.Read(ref counts[writer]) < before[writer] + 2))
            {
                if (writing.IsCompleted)
                {
                    await writing;
                }

                await Task.Delay(5, Site.Stop);
            }
        }
    }

    private static async Task<long> CountConnectionsAsync(PostgreSqlServer server)
    {
        await using var connection = new Npgsql.NpgsqlConnection(server.ConnectionString + ";Pooling=false;Application Name=test");
        await connection.OpenAsync(Site.Stop);
        await using var count = new Npgsql.NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'SocialKit'", connection);
        return (long)(await count.ExecuteScalarAsync(Site.Stop))!;
    }
}
