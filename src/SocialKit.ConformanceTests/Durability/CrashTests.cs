using System.Collections.Concurrent;

namespace SocialKit.ConformanceTests;

/// <summary>
/// The store is ended in the middle of its work by <see cref="StoreFixture.CrashAsync"/>: what was acknowledged is there, and nothing is there by
/// half. A store that cannot be crashed from within its process opts out with a reason.
/// </summary>
public abstract class CrashTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly ConcurrentDictionary<int, Written> _acknowledged = new();
    private readonly ConcurrentDictionary<int, Written> _tried = new();
    private int _number;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_was_acknowledged_before_a_crash_is_there_and_nothing_by_half(int round)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var store = Store;
        var writers = Enumerable.Range(0, 6).Select(_ => Task.Run(() => WriteAsync(store, over.Token), Stop)).ToArray();
        while (_acknowledged.Count < 40 * round && writers.All(writer => !writer.IsCompleted))
        {
            await Task.Yield();
        }

        var before = _acknowledged.ToArray();
        await CrashAsync();
        await over.CancelAsync();

        // What the ended store still answers, or fails with, is nobody's business any more.
        await Task.WhenAll(writers.Select(writer => writer.ContinueWith(_ => { }, Stop, TaskContinuationOptions.None, TaskScheduler.Default)));
        Assert.True(before.Length >= 40 * round, $"The writers stopped after {before.Length} commits, before the crash.");
        await CheckAsync(before.Select(entry => entry.Key).ToHashSet());
    }

    [Fact]
    public async Task After_a_crash_writing_goes_on_where_it_ended()
    {
        for (var round = 0; round < 3; round++)
        {
            await CommitAsync(Puts(Sample.Reaction(SubjectRef.For("order", "1"))) with { Activities = [Sample.Activity()] });
            await CrashAsync();
        }

        await CommitAsync(Puts() with { Activities = [Sample.Activity()] });
        Assert.Equal(3, await CountAsync(SubjectRef.For("order", "1"), "reaction:like"));
        Assert.Equal([1, 2, 3, 4], (await Store.Activities.ReadAsync(Everyone, 0, 10, Stop)).Select(logged => logged.Position));
    }

    private async Task WriteAsync(IStore store, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _number);
            var post = Sample.Post(id: Guid.NewGuid()) with { Origin = new Origin("crash", $"{number}") };
            var written = new Written(post, Sample.Reaction(post.Subject), Sample.Activity(post.Subject), Sample.Key(post.Author, $"k{number}"));
            _tried[number] = written;
            var result = await store.CommitAsync(
                Puts(written.Post, written.Reaction) with
                {
                    Activities = [written.Entry], ClientKey = written.Key, Result = post.Subject, Guards = [new Guard.Allowance("all", Sample.Start, 1_000_000, 1)],
                },
                CancellationToken.None);
            Assert.Equal(CommitOutcome.Applied, result.Outcome);
            _acknowledged[number] = written;
        }
    }

    private async Task CheckAsync(HashSet<int> acknowledged)
    {
        var log = new List<LoggedActivity>();
        while (await Store.Activities.ReadAsync(Everyone, log.Count == 0 ? 0 : log[^1].Position, 1_000, Stop) is { Count: > 0 } page)
        {
            log.AddRange(page);
        }

        Assert.Equal(Enumerable.Range(1, log.Count).Select(position => (long)position), log.Select(logged => logged.Position));
        var logged = log.Select(entry => entry.Entry.Object).ToHashSet();
        var there = 0;
        foreach (var (number, written) in _tried)
        {
            var stands = await FindAsync(written.Post) is not null;
            there += stands ? 1 : 0;
            Assert.True(stands || !acknowledged.Contains(number), $"Commit {number} was acknowledged before the crash and is gone.");
            Assert.Equal(stands, await FindAsync(written.Reaction) is not null);
            Assert.Equal(stands ? 1 : 0, await CountAsync(written.Post.Subject, "reaction:like"));
            Assert.Equal(stands, logged.Contains(written.Post.Subject));
            Assert.Equal(stands ? 1 : 0, (await Store.Records.FindAsync<Post>(Everyone, [written.Post.Origin!.Unique], Stop)).Count);
            var again = await CommitAsync(Puts() with { ClientKey = written.Key });
            Assert.Equal(stands ? CommitOutcome.Replayed : CommitOutcome.Applied, again.Outcome);
        }

        Assert.Equal(there, log.Count);
        var rest = new Guard.Allowance("all", Sample.Start, 1_000_000, 1_000_000 - there);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts() with { Guards = [rest] })).Outcome);
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts() with { Guards = [rest with { Amount = 1 }] })).Outcome);
    }

    private sealed record Written(Post Post, Reaction Reaction, ActivityEntry Entry, ClientKey Key);
}
