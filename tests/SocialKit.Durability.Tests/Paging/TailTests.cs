using System.Diagnostics;
using SocialKit.ConformanceTests;

namespace SocialKit.Durability.Tests;

/// <summary>A reader follows the log by position while 16 writers fill it.</summary>
public sealed class TailTests
{
    private const int Writers = 16;
    private const int Entries = 10;
    private static readonly int s_commits = Repository.IsLongRun ? 650 : 30;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Stores => StoreKind.Names;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_tail_reader_skips_nothing(string kind)
    {
        await using var open = await StoreKind.OpenAsync(kind);
        var (store, everyone) = (open.Store, AccessScope.System(TenantId.Default));
        var writers = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            async () =>
            {
                var (random, actor) = (new Random(writer), Sample.NewMemberId());
                for (var i = 0; i < s_commits; i++)
                {
                    await store.CommitAsync(
                        new Commit
                        {
                            Tenant = TenantId.Default,
                            At = Sample.Start,
                            Activities = [.. Enumerable.Range(0, Entries).Select(entry => new ActivityEntry(actor, Verb.Posted, SubjectRef.For("order", (i * Entries) + entry), null, Sample.Start))],
                        },
                        Stop);
                    if (random.Next(4) == 0)
                    {
                        await Task.Delay(random.Next(3), Stop);
                    }
                }
            },
            Stop)));

        const int Expected = Writers * Entries;
        var (rows, started) = (0L, Stopwatch.GetTimestamp());
        var next = new Dictionary<MemberId, int>();
        while (rows < (long)Expected * s_commits)
        {
            var done = writers.IsCompleted;
            var page = await store.Activities.ReadAsync(everyone, rows, 1_000, Stop);
            foreach (var logged in page)
            {
                // Nothing is skipped: positions follow each other, and so do the entries of every writer.
                Assert.Equal(++rows, logged.Position);
                var number = next.GetValueOrDefault(logged.Entry.Actor);
                Assert.Equal(SubjectRef.For("order", number), logged.Entry.Object);
                next[logged.Entry.Actor] = number + 1;
            }

            Assert.False(done && page.Count == 0, $"The writers are done, but only {rows} entries came.");
        }

        await writers;
        Assert.Empty(await store.Activities.ReadAsync(everyone, rows, 1_000, Stop));
        var detail = $"{kind}, {Writers} writers, {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s";
        Figures.Write("tail.rows", rows, "entries", detail);
        Figures.Write("tail.skipped", 0, "entries", detail);
        TestContext.Current.TestOutputHelper!.WriteLine($"{rows} entries, 0 skipped; {detail}");
    }
}
