using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SocialKit.CrashWriter;
using SocialKit.Sqlite;

namespace SocialKit.Durability.Tests;

/// <summary>The disk under an SQLite store fills up, or turns read-only, while the store is at work.</summary>
public sealed class DiskTests
{
    private const int Seed = 3;
    private static readonly TenantId s_tenant = new("disk");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_said_clearly_reads_go_on_and_writes_resume_when_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 4);
        var file = Path.Combine(disk.Place, "socialkit.db");
        var acknowledged = 0;
        await using (var store = new SqliteStore(file))
        {
            await store.PrepareAsync(Stop);
            using var plan = new CommitPlan(s_tenant, Seed, 0).Commits().GetEnumerator();
            plan.MoveNext();
            Exception? full = null;
            while ((full = await TryAsync(store, plan.Current)) is null)
            {
                acknowledged++;
                plan.MoveNext();
            }

            Assert.True(acknowledged > 50, $"Only {acknowledged} commits fitted.");
            for (var again = 0; again < 5; again++)
            {
                AssertFull(full);
                full = await TryAsync(store, plan.Current);
            }

            AssertFull(full);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CrashReport.CheckPrefixAsync(store, s_tenant, Seed, Stop), Stop)));

            await disk.ResizeAsync(megabytes: 24);
            var room = Stopwatch.GetTimestamp();
            while (await TryAsync(store, plan.Current) is not null)
            {
                Assert.True(Stopwatch.GetElapsedTime(room) < TimeSpan.FromSeconds(5), "Writes did not resume.");
            }

            acknowledged++;
            plan.MoveNext();
            Assert.Null(await TryAsync(store, plan.Current));
            acknowledged++;
            Figures.Write("disk-full.resume", Math.Round(Stopwatch.GetElapsedTime(room).TotalMilliseconds), "ms", $"{acknowledged} acknowledged");
        }

        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA integrity_check";
            Assert.Equal("ok", check.ExecuteScalar());
        }

        await using var reopened = new SqliteStore(file);
        await reopened.PrepareAsync(Stop);
        Assert.Equal(acknowledged, await CrashReport.CheckPrefixAsync(reopened, s_tenant, Seed, Stop));
        Figures.Write("disk-full.lost", 0, "commits", $"{acknowledged} acknowledged");
        TestContext.Current.TestOutputHelper!.WriteLine($"{acknowledged} acknowledged, 0 lost");

        static void AssertFull(Exception? failure)
        {
            Assert.IsType<IOException>(failure);
            Assert.Equal("The disk is full, so nothing was stored.", failure.Message);
            Assert.Equal(unchecked((int)0x80070070), failure.HResult);
        }
    }

    [Fact]
    public async Task A_disk_that_turns_read_only_is_said_clearly_reads_go_on_and_writes_resume_when_it_is_writable()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 256);
        var commits = new CommitPlan(s_tenant, Seed, 0).Commits().Take(3).ToList();
        var file = Path.Combine(disk.Place, "socialkit.db");
        await using (var first = new SqliteStore(file))
        {
            await first.PrepareAsync(Stop);
            await first.CommitAsync(commits[0], Stop);
        }

        // Another process goes on writing where it still can: its log and index are what reads need, and SQLite closes no file of this process
        // while another connection of it holds the same one.
        await using var neighbour = CrashWriterProcess.Start("sqlite", file, new TenantId("neighbour"), Seed, writers: 1);
        await neighbour.WorkedAsync([0], TimeSpan.FromSeconds(30));

        await using var store = new SqliteStore(Path.Combine(disk.View, "socialkit.db"));
        await store.PrepareAsync(Stop);
        await disk.MakeReadOnlyAsync(true);
        for (var i = 0; i < 3; i++)
        {
            var failure = Assert.IsType<IOException>(await TryAsync(store, commits[1]));
            Assert.Equal("The SQLite file has become read-only, so nothing was stored. Let the application write to the file and to its folder.", failure.Message);
            Assert.Equal(1, await CrashReport.CheckPrefixAsync(store, s_tenant, Seed, Stop));
        }

        await disk.MakeReadOnlyAsync(false);
        for (var writable = Stopwatch.GetTimestamp(); await TryAsync(store, commits[1]) is not null;)
        {
            Assert.True(Stopwatch.GetElapsedTime(writable) < TimeSpan.FromSeconds(5), "Writes did not resume.");
        }

        Assert.Null(await TryAsync(store, commits[2]));
        Assert.Equal(3, await CrashReport.CheckPrefixAsync(store, s_tenant, Seed, Stop));
    }

    private static async Task<Exception?> TryAsync(SqliteStore store, Commit commit)
    {
        try
        {
            Assert.Equal(CommitOutcome.Applied, (await store.CommitAsync(commit, Stop)).Outcome);
            return null;
        }
        catch (IOException e)
        {
            return e;
        }
    }
}
