using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SocialKit.PostgreSql;
using SocialKit.Sqlite;

namespace SocialKit.Durability.Tests;

/// <summary>
/// SIGKILL in the middle of a mixed write load, at random moments drawn from a seed. The storage is kept from kill to kill, each kill has a tenant
/// of its own, and in the end all of them are looked at once more.
/// </summary>
public sealed class CrashTests
{
    private const int Writers = 6;
    private static readonly int s_kills = Repository.IsLongRun ? 200 : 20;
    private static readonly TimeSpan s_start = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_that_writes_to_SQLite_is_killed_and_nothing_acknowledged_is_lost()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("socialkit.db");
        await KillProcessesAsync("sqlite", file, () => new SqliteStore(file), () =>
        {
            using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            connection.Open();
            using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA quick_check";
            Assert.Equal("ok", check.ExecuteScalar());
        });
    }

    [Fact]
    public async Task A_process_that_writes_to_PostgreSQL_is_killed_and_nothing_acknowledged_is_lost()
    {
        await using var server = await PostgreSqlServer.StartAsync(durable: true);
        await KillProcessesAsync("postgresql", server.ConnectionString, () => new PostgreSqlStore(server.ConnectionString), () => { });
    }

    [Fact]
    public async Task The_PostgreSQL_server_is_killed_under_load_and_the_store_recovers_by_itself_with_nothing_acknowledged_lost()
    {
        await using var server = await PostgreSqlServer.StartAsync(durable: true);
        var tenant = new TenantId("crash");
        const int Seed = 77;
        var random = new Random(Seed);
        var (starts, recoveries) = (new List<TimeSpan>(), new List<TimeSpan>());
        IReadOnlyList<long> acknowledged;
        IReadOnlyList<string> failures;
        await using (var writer = CrashWriterProcess.Start("postgresql", server.ConnectionString, tenant, Seed, Writers))
        {
            await writer.WorkedAsync(new long[Writers], s_start);
            for (var kill = 0; kill < s_kills; kill++)
            {
                await Task.Delay(random.Next(5, 121), Stop);
                await server.KillAsync();
                var killed = Stopwatch.GetTimestamp();
                await server.StartAsync();
                starts.Add(Stopwatch.GetElapsedTime(killed));

                var ready = Stopwatch.GetTimestamp();
                await writer.WorkedAsync(writer.Acknowledged, TimeSpan.FromSeconds(5));
                recoveries.Add(Stopwatch.GetElapsedTime(ready));
            }

            await writer.KillAsync();
            (acknowledged, failures) = (writer.Acknowledged, [.. writer.Failures]);
        }

        await using var store = new PostgreSqlStore(server.ConnectionString);
        await store.PrepareAsync(Stop);
        var stored = await CrashReport.CheckAsync(store, tenant, Seed, acknowledged, Stop);
        await CrashReport.GoOnAsync(store, tenant, Seed, stored, Stop);

        // After a crash the server may give numbers of transactions again, so that a lost COMMIT without a client key cannot be asked about.
        var inDoubt = failures.Count(failure => failure.Contains("cannot be found out", StringComparison.Ordinal));
        Assert.All(failures, failure => Assert.Matches("^(IOException: .* cannot be found out|TimeoutException|NpgsqlException|PostgresException)", failure));
        Assert.True(inDoubt > 0, "No commit was on its way to its end when the server was killed.");
        Report("postgresql-server", acknowledged.Sum(), starts, $"{inDoubt} commits in doubt, {failures.Count} failures; writers went on within {Ms(recoveries)} ms (p95)");
    }

    private static async Task KillProcessesAsync(string kind, string place, Func<IStore> open, Action check)
    {
        await using (var first = (IAsyncDisposable)open())
        {
            await ((IStore)first).PrepareAsync(Stop);
        }

        var random = new Random(4);
        var (acknowledged, starts) = (0L, new List<TimeSpan>());
        var kills = new List<(TenantId Tenant, int Seed, IReadOnlyList<long> Acknowledged)>();
        var next = Start(0);
        for (var kill = 0; kill < s_kills; kill++)
        {
            await using var writer = next;
            await writer.WorkedAsync(new long[Writers], s_start);
            await Task.Delay(random.Next(5, 121), Stop);
            await writer.KillAsync();
            check();

            var started = Stopwatch.GetTimestamp();
            var store = open();
            await using var closing = (IAsyncDisposable)store;
            await store.PrepareAsync(Stop);
            await store.CommitAsync(new Commit { Tenant = new TenantId("ready"), At = DateTimeOffset.UnixEpoch, Activities = [ConformanceTests.Sample.Activity()] }, Stop);
            starts.Add(Stopwatch.GetElapsedTime(started));

            var stored = await CrashReport.CheckAsync(store, TenantOf(kill), kill, writer.Acknowledged, Stop);
            await CrashReport.GoOnAsync(store, TenantOf(kill), kill, stored, Stop);
            kills.Add((TenantOf(kill), kill, [.. stored.Select(count => count + 1)]));
            acknowledged += writer.Acknowledged.Sum();
            if (kill + 1 < s_kills)
            {
                next = Start(kill + 1);
            }
        }

        var last = open();
        await using var end = (IAsyncDisposable)last;
        await last.PrepareAsync(Stop);
        foreach (var (tenant, seed, stored) in kills)
        {
            Assert.Equal(stored, await CrashReport.CheckAsync(last, tenant, seed, stored, Stop));
        }

        Report(kind, acknowledged, starts, $"{Writers} writers");

        CrashWriterProcess Start(int kill) => CrashWriterProcess.Start(kind, place, TenantOf(kill), kill, Writers);

        static TenantId TenantOf(int kill) => new(string.Create(CultureInfo.InvariantCulture, $"crash-{kill}"));
    }

    // Whoever comes here lost nothing: one lost commit fails the test.
    private static void Report(string database, long acknowledged, List<TimeSpan> starts, string detail)
    {
        Figures.Write($"crash.{database}.kills", s_kills, "kills", detail);
        Figures.Write($"crash.{database}.acknowledged", acknowledged, "commits", detail);
        Figures.Write($"crash.{database}.lost", 0, "commits", detail);
        Figures.Write($"crash.{database}.ready-p95", Ms(starts), "ms", "from the restart to the first answered commit");
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{database}: {s_kills} kills, {acknowledged} acknowledged, 0 lost, ready within {Ms(starts)} ms (p95); {detail}");
    }

    private static double Ms(List<TimeSpan> times) => Math.Round(times.Order().ElementAt((int)Math.Ceiling(times.Count * 0.95) - 1).TotalMilliseconds);
}
