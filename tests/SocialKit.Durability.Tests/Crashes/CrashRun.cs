using System.Diagnostics;
using System.Globalization;

namespace SocialKit.Durability.Tests;

/// <summary>
/// SIGKILL in the middle of a mixed write load, at random moments drawn from a seed. The storage is kept from kill to kill, each kill has a tenant
/// of its own, and in the end all of them are looked at once more.
/// </summary>
internal static class CrashRun
{
    public const int Writers = 6;

    public static int Kills { get; } = Repository.IsLongRun ? 200 : 20;

    /// <summary>How long a process may take until its first commit is acknowledged.</summary>
    public static TimeSpan Start { get; } = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Kills processes that write to one storage, and looks at the storage after each.</summary>
    public static async Task KillProcessesAsync(string kind, string place, Func<IStore> open, Action check)
    {
        await using (var first = (IAsyncDisposable)open())
        {
            await ((IStore)first).PrepareAsync(Stop);
        }

        var random = new Random(4);
        var (acknowledged, starts) = (0L, new List<TimeSpan>());
        var kills = new List<(TenantId Tenant, int Seed, IReadOnlyList<long> Acknowledged)>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var writer = CrashWriterProcess.Start(kind, place, TenantOf(kill), kill, Writers);
            await writer.WorkedAsync(new long[Writers], Start);
            await Task.Delay(random.Next(5, 121), Stop);
            await writer.KillAsync();

            var started = Stopwatch.GetTimestamp();
            var store = open();
            await using var closing = (IAsyncDisposable)store;
            await store.PrepareAsync(Stop);
            await store.CommitAsync(new Commit { Tenant = new TenantId("ready"), At = DateTimeOffset.UnixEpoch, Activities = [ConformanceTests.Sample.Activity()] }, Stop);
            starts.Add(Stopwatch.GetElapsedTime(started));

            var stored = await CrashReport.CheckAsync(store, TenantOf(kill), kill, writer.Acknowledged, Stop);
            await CrashReport.GoOnAsync(store, TenantOf(kill), kill, stored, Stop);
            check();
            kills.Add((TenantOf(kill), kill, [.. stored.Select(count => count + 1)]));
            acknowledged += writer.Acknowledged.Sum();
        }

        var last = open();
        await using var end = (IAsyncDisposable)last;
        await last.PrepareAsync(Stop);
        foreach (var (tenant, seed, stored) in kills)
        {
            Assert.Equal(stored, await CrashReport.CheckAsync(last, tenant, seed, stored, Stop));
        }

        Report(kind, acknowledged, starts, $"{Writers} writers");

        static TenantId TenantOf(int kill) => new(string.Create(CultureInfo.InvariantCulture, $"crash-{kill}"));
    }

    /// <summary>Writes the figures. Whoever comes here lost nothing: one lost commit fails the test.</summary>
    public static void Report(string database, long acknowledged, List<TimeSpan> starts, string detail)
    {
        Figures.Write($"crash.{database}.kills", Kills, "kills", detail);
        Figures.Write($"crash.{database}.acknowledged", acknowledged, "commits", detail);
        Figures.Write($"crash.{database}.lost", 0, "commits", detail);
        Figures.Write($"crash.{database}.ready-p95", Ms(starts), "ms", "from the restart to the first answered commit");
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{database}: {Kills} kills, {acknowledged} acknowledged, 0 lost, ready within {Ms(starts)} ms (p95); {detail}");
    }

    /// <summary>The 95th percentile in milliseconds.</summary>
    public static double Ms(List<TimeSpan> times) => Math.Round(times.Order().ElementAt((int)Math.Ceiling(times.Count * 0.95) - 1).TotalMilliseconds);
}
