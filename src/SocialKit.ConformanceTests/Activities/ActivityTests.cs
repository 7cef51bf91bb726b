namespace SocialKit.ConformanceTests;

/// <summary>The activity log.</summary>
public abstract class ActivityTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    [Fact]
    public async Task Positions_begin_at_1_and_follow_the_order_of_the_commits_without_a_gap()
    {
        var entries = Enumerable.Range(0, 6).Select(_ => Sample.Activity()).ToArray();
        await CommitAsync(Puts() with { Activities = entries[..2] });
        await CommitAsync(Puts() with { Activities = [] });
        await CommitAsync(Puts() with { Activities = [Sample.Activity()], Guards = [new Guard.Present(Sample.Post().Key)] });
        await CommitAsync(Puts() with { Activities = entries[2..] });
        var log = await Store.Activities.ReadAsync(Everyone, 0, 1_000, Stop);
        Assert.Equal(entries.Select((entry, index) => new LoggedActivity(index + 1, entry)), log);
    }

    [Fact]
    public async Task Reading_goes_on_after_a_position_within_the_limit()
    {
        await CommitAsync(Puts() with { Activities = [.. Enumerable.Range(0, 5).Select(_ => Sample.Activity())] });
        Assert.Equal([3, 4], (await Store.Activities.ReadAsync(Everyone, 2, 2, Stop)).Select(logged => logged.Position));
        Assert.Empty(await Store.Activities.ReadAsync(Everyone, 5, 2, Stop));
        Assert.Empty(await Store.Activities.ReadAsync(Everyone, long.MaxValue, 2, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.Activities.ReadAsync(Everyone, 0, 1_001, Stop).AsTask());
    }

    [Fact]
    public async Task An_entry_comes_back_whole()
    {
        var entry = new ActivityEntry(Sample.NewMemberId(), new Verb("acme.approved"), SubjectRef.For("order", "Ä 1"), SubjectRef.Of(Sample.NewMemberId()), Sample.Start.AddTicks(7));
        await CommitAsync(Puts() with { Activities = [entry] });
        Assert.Equal(new LoggedActivity(1, entry), Assert.Single(await Store.Activities.ReadAsync(Everyone, 0, 10, Stop)));
    }
}
