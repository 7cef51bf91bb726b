using System.Diagnostics;

namespace SocialKit.ConformanceTests;

/// <summary>
/// What somebody else leaves open on the same database, by <see cref="StoreFixture.BeginForeignTransactionAsync"/>, delays nobody's writes and
/// nobody's log.
/// </summary>
public abstract class ForeignTransactionTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private const int Entries = 60;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task While_it_is_open_others_commit_and_a_tail_reader_sees_their_entries_in_order_without_a_gap()
    {
        await CommitAsync(Puts() with { Activities = [Sample.Activity()] });
        await using (await BeginForeignTransactionAsync())
        {
            await TailAsync(after: 1);
        }

        Assert.Equal(Entries + 1, (await Store.Activities.ReadAsync(Everyone, 0, 1_000, Stop)).Count);
    }

    [Fact]
    public async Task When_it_ends_nothing_appears_below_what_was_read()
    {
        var foreign = await BeginForeignTransactionAsync();
        await CommitAsync(Puts() with { Activities = [Sample.Activity()] });
        var before = await Store.Activities.ReadAsync(Everyone, 0, 10, Stop);
        await foreign.DisposeAsync();
        await CommitAsync(Puts() with { Activities = [Sample.Activity()] });
        var after = await Store.Activities.ReadAsync(Everyone, 0, 10, Stop);
        Assert.Equal(before, after.Take(1));
        Assert.Equal([1, 2], after.Select(logged => logged.Position));
    }

    private async Task TailAsync(long after)
    {
        var entries = Enumerable.Range(0, Entries).Select(_ => Sample.Activity()).ToArray();
        var writing = Task.Run(
            async () =>
            {
                foreach (var entry in entries)
                {
                    await CommitAsync(Puts(Sample.Post()) with { Activities = [entry] });
                }
            },
            Stop);
        var read = new List<LoggedActivity>();
        for (var waited = Stopwatch.GetTimestamp(); read.Count < Entries;)
        {
            var part = await Store.Activities.ReadAsync(Everyone, after + read.Count, 7, Stop);
            read.AddRange(part);
            waited = part.Count > 0 ? Stopwatch.GetTimestamp() : waited;
            Assert.True(Stopwatch.GetElapsedTime(waited) < s_patience, $"Nothing came for 5 seconds; {read.Count} of {Entries} entries were read.");
        }

        await writing;
        Assert.Equal(entries.Select((entry, index) => new LoggedActivity(after + index + 1, entry)), read);
    }
}
