using System.Buffers.Binary;
using SocialKit.CrashWriter;
using SocialKit.Sqlite;

namespace SocialKit.Durability.Tests;

/// <summary>
/// The power fails while SQLite writes its log: of the frames that were on their way any first part has reached the disk, the last perhaps torn.
/// </summary>
public sealed class WalPrefixTests
{
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;
    private const int Seed = 9;
    private static readonly TenantId s_tenant = new("wal");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_cut_at_any_frame_opens_and_holds_a_first_part_of_what_was_acknowledged()
    {
        const int Commits = 60;
        using var folder = new TemporaryFolder();
        var (database, log) = await WriteAsync(folder.File("socialkit.db"), Commits);
        var frameBytes = FrameHeaderBytes + (int)BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(8));
        var frames = (log.Length - HeaderBytes) / frameBytes;
        Assert.True(frames >= 500, $"Only {frames} frames.");

        // A sample ends at the last frame as well; every second cut leaves half of the next frame behind.
        var step = Repository.IsLongRun ? 1 : 20;
        var cuts = Enumerable.Range(0, frames).Where(frame => frame % step == 0).Append(frames).ToList();
        var held = new List<long>();
        foreach (var (index, frame) in cuts.Index())
        {
            var bytes = HeaderBytes + (frame * frameBytes) + (index % 2 == 1 && frame < frames ? frameBytes / 2 : 0);
            using var copy = new TemporaryFolder();
            await File.WriteAllBytesAsync(copy.File("socialkit.db"), database, Stop);
            await File.WriteAllBytesAsync(copy.File("socialkit.db-wal"), log[..bytes], Stop);
            await using var store = new SqliteStore(copy.File("socialkit.db"));
            await store.PrepareAsync(Stop);
            held.Add(await CrashReport.CheckPrefixAsync(store, s_tenant, Seed, Stop));
            if (index % 10 == 0)
            {
                await CrashReport.GoOnAsync(store, s_tenant, Seed, [held[^1]], Stop);
            }
        }

        Assert.Equal(held.Order(), held);
        Assert.Equal((0, Commits), (held[0], held[^1]));
        Figures.Write("wal.cuts", cuts.Count, "cuts", $"{frames} frames, {Commits} commits");
        TestContext.Current.TestOutputHelper!.WriteLine($"{cuts.Count} of {frames} cuts, from {held[0]} to {held[^1]} commits");
    }

    // The database as it was before the first commit, and the log with all of them: nothing is carried over in between.
    private static async Task<(byte[] Database, byte[] Log)> WriteAsync(string file, int commits)
    {
        await using (var first = new SqliteStore(file))
        {
            await first.PrepareAsync(Stop);
        }

        var database = await File.ReadAllBytesAsync(file, Stop);
        await using var store = new SqliteStore(file);
        await store.PrepareAsync(Stop);
        foreach (var commit in new CommitPlan(s_tenant, Seed, 0).Commits().Take(commits))
        {
            Assert.Equal(CommitOutcome.Applied, (await store.CommitAsync(commit, Stop)).Outcome);
        }

        Assert.Equal(database, await File.ReadAllBytesAsync(file, Stop));
        return (database, await File.ReadAllBytesAsync(file + "-wal", Stop));
    }
}
