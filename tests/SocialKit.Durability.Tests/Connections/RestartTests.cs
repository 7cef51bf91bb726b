using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using SocialKit.CrashWriter;
using SocialKit.PostgreSql;

namespace SocialKit.Durability.Tests;

/// <summary>An administrator restarts the database while people work.</summary>
public sealed class RestartTests
{
    private const int Writers = 8;
    private static readonly int s_restarts = Repository.IsLongRun ? 10 : 3;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_that_is_restarted_under_load_loses_nothing_acknowledged_and_the_store_finds_it_again()
    {
        await using var server = await PostgreSqlServer.StartAsync(durable: true);
        await using var store = new PostgreSqlStore($"{server.ConnectionString};Maximum Pool Size=8", applySchema: true);
        await store.PrepareAsync(Stop);
        var tenant = TenantId.Default;
        var acknowledged = new long[Writers];
        var failures = new ConcurrentQueue<Exception>();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var writers = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer))));

        // The window of a restart is the longest time that any writer waited for an answer.
        var windows = new List<double>();
        for (var restart = 0; restart < s_restarts; restart++)
        {
            await PassedAsync(acknowledged.ToArray());
            var begun = Stopwatch.GetTimestamp();
            await server.RestartAsync();
            await PassedAsync(acknowledged.ToArray());
            windows.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        await enough.CancelAsync();
        await writers;
        await CrashReport.CheckAsync(store, tenant, 5, acknowledged, Stop);
        Assert.All(windows, window => Assert.True(window < 10, $"A restart disturbed for {window:0.0} s."));
        Assert.All(failures, failure => Assert.True(failure is TimeoutException or NpgsqlException or IOException, failure.ToString()));
        Figures.Write("restart.lost", 0, "commits", $"{s_restarts} restarts, {acknowledged.Sum()} acknowledged, {failures.Count} failures");
        Figures.Write("restart.window", Math.Round(windows.Max(), 1), "s", "from the restart until every writer was answered again, the longest");
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{s_restarts} restarts, {acknowledged.Sum()} acknowledged, 0 lost, {failures.Count} failures, windows of {string.Join(", ", windows.Select(window => $"{window:0.0}"))} s");

        async Task WriteAsync(int writer)
        {
            foreach (var commit in new CommitPlan(tenant, 5, writer).Commits().TakeWhile(_ => !enough.IsCancellationRequested))
            {
                // As a service does it: the same command again until it is answered, with a key that makes it one command.
                var safe = commit with { ClientKey = commit.ClientKey ?? new ClientKey(commit.Activities[0].Actor, "restart", commit.Activities[0].Verb.Value, "digest") };
                while (true)
                {
                    try
                    {
                        var result = await store.CommitAsync(safe, CancellationToken.None);
                        Assert.True(result.Outcome is CommitOutcome.Applied or CommitOutcome.Replayed, result.ToString());
                        break;
                    }
                    catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
                    {
                        failures.Enqueue(e);
                    }
                }

                Interlocked.Increment(ref acknowledged[writer]);
            }
        }

        async Task PassedAsync(long[] before)
        {
            // Every writer has been answered twice: the first answer may be one that was on its way.
            while (Enumerable.Range(0, Writers).Any(writer => Interlocked.Read(ref acknowledged[writer]) < before[writer] + 2))
            {
                if (writers.IsCompleted)
                {
                    await writers;
                }

                await Task.Delay(5, Stop);
            }
        }
    }
}
