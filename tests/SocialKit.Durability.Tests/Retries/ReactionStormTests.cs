using System.Diagnostics;
using SocialKit.ConformanceTests;

namespace SocialKit.Durability.Tests;

/// <summary>Thousands react to one post, twice some of them, and take it back, 64 at a time, while somebody reads the counter.</summary>
public sealed class ReactionStormTests
{
    private const int AtOnce = 64;
    private static readonly int s_reactions = Repository.IsLongRun ? 10_000 : 1_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Stores => StoreKind.Names;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_storm_of_reactions_and_their_removal_leaves_the_counter_exact_and_never_below_zero(string kind)
    {
        await using var open = await StoreKind.OpenAsync(kind);
        var (store, subject, everyone) = (open.Store, Sample.Order(), AccessScope.System(TenantId.Default));
        var reactions = Enumerable.Range(0, s_reactions).Select(_ => Sample.Reaction(subject)).ToList();
        var doubled = reactions.Take(s_reactions / 5).ToList();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var watching = Task.Run(WatchAsync, Stop);

        var started = Stopwatch.GetTimestamp();
        await StormAsync([.. reactions.Concat(doubled).Select(Put)]);
        var took = Stopwatch.GetElapsedTime(started);
        Assert.Equal(s_reactions, await CountAsync());

        // Everybody of a fifth changes their mind again and again, many at once, and ends without; taking back what is not there changes nothing.
        await StormAsync([.. Enumerable.Range(0, 3).SelectMany(_ => doubled).SelectMany(reaction => new[] { Remove(reaction), Put(reaction), Remove(reaction) })]);
        await StormAsync([.. doubled.Concat(doubled).Select(Remove)]);
        Assert.Equal(s_reactions - doubled.Count, await CountAsync());
        var rows = 0;
        foreach (var keys in reactions.Select(reaction => reaction.Key).Chunk(1_000))
        {
            rows += (await store.Records.GetAsync<Reaction>(everyone, keys, Stop)).Count;
        }

        Assert.Equal(s_reactions - doubled.Count, rows);
        await enough.CancelAsync();
        await watching;

        // A figure and no assertion: other tests are at work beside this one. The goal is 20 s for 10,000.
        Figures.Write($"reactions.storm.{kind}", Math.Round(took.TotalSeconds, 1), "s", $"{s_reactions} and {doubled.Count} duplicates, {AtOnce} at once");

        async Task StormAsync(List<Commit> commits) => await Parallel.ForEachAsync(
            commits,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Stop },
            async (commit, stop) => Assert.Equal(CommitOutcome.Applied, (await store.CommitAsync(commit, stop)).Outcome));

        async Task<long> CountAsync() => (await store.Counters.ReadAsync(everyone, [subject], Stop)).Values.SingleOrDefault();

        async Task WatchAsync()
        {
            while (!enough.IsCancellationRequested)
            {
                Assert.InRange(await CountAsync(), 0, s_reactions);
                await Task.Delay(5, Stop);
            }
        }

        static Commit Put(Reaction reaction) => new() { Tenant = TenantId.Default, At = Sample.Start, Puts = [reaction] };

        static Commit Remove(Reaction reaction) => new() { Tenant = TenantId.Default, At = Sample.Start, Removes = [reaction] };
    }
}
