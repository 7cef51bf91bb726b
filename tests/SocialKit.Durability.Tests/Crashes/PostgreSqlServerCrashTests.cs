using System.Diagnostics;
using SocialKit.PostgreSql;

namespace SocialKit.Durability.Tests;

public sealed class PostgreSqlServerCrashTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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
        await using (var writer = CrashWriterProcess.Start("postgresql", server.ConnectionString, tenant, Seed, CrashRun.Writers))
        {
            await writer.WorkedAsync(new long[CrashRun.Writers], CrashRun.Start);
            for (var kill = 0; kill < CrashRun.Kills; kill++)
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
        CrashRun.Report("postgresql-server", acknowledged.Sum(), starts, $"{inDoubt} commits in doubt, {failures.Count} failures; writers went on within {CrashRun.Ms(recoveries)} ms (p95)");
    }
}
