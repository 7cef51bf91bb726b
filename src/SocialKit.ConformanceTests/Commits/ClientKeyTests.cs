namespace SocialKit.ConformanceTests;

/// <summary>Sending a command again is harmless.</summary>
public abstract class ClientKeyTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly MemberId _member = Sample.NewMemberId();

    [Fact]
    public async Task A_repetition_answers_with_the_first_result_and_does_nothing_again()
    {
        var (first, second) = (Sample.Post(), Sample.Post());
        await CommitAsync(Puts(first) with { ClientKey = Sample.Key(_member), Result = first.Subject });
        var again = await CommitAsync(Puts(second) with { ClientKey = Sample.Key(_member), Result = second.Subject, Activities = [Sample.Activity()] });
        Assert.Equal(new CommitResult(CommitOutcome.Replayed, first.Subject), again);
        Assert.Null(await FindAsync(second));
        Assert.Empty(await Store.Activities.ReadAsync(Everyone, 0, 10, Stop));
    }

    [Fact]
    public async Task A_repetition_without_a_result_answers_without_one()
    {
        await CommitAsync(Puts(Sample.Post()) with { ClientKey = Sample.Key(_member) });
        Assert.Equal(new CommitResult(CommitOutcome.Replayed), await CommitAsync(Puts(Sample.Post()) with { ClientKey = Sample.Key(_member) }));
    }

    [Fact]
    public async Task The_client_key_is_looked_at_before_the_guards()
    {
        var post = Sample.Post();
        var commit = Puts(post) with { ClientKey = Sample.Key(_member), Guards = [new Guard.Unchanged(post.Key, 0)] };
        await CommitAsync(commit);
        Assert.Equal(CommitOutcome.Replayed, (await CommitAsync(commit)).Outcome);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await CommitAsync(Puts(Sample.Post()) with { ClientKey = Sample.Key(_member) });
        var other = Sample.Post();
        Assert.Equal(new CommitResult(CommitOutcome.KeyReused), await CommitAsync(Puts(other) with { ClientKey = Sample.Key(_member, digest: "other") }));
        Assert.Null(await FindAsync(other));
    }

    [Fact]
    public async Task Another_member_route_or_case_is_another_key()
    {
        ClientKey[] keys =
        [
            Sample.Key(_member, "k"), Sample.Key(Sample.NewMemberId(), "k"), Sample.Key(_member, "k", route: "comments"), Sample.Key(_member, "K"),
        ];
        foreach (var key in keys)
        {
            Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(Sample.Post()) with { ClientKey = key })).Outcome);
        }
    }

    [Fact]
    public async Task A_key_is_kept_for_24_hours_however_many_come_after_it()
    {
        var first = Sample.Post();
        await CommitAsync(Puts(first) with { ClientKey = Sample.Key(_member, "first"), Result = first.Subject });
        var later = Sample.Start.AddHours(24);
        await Task.WhenAll(Enumerable.Range(0, 600).Select(i => CommitAsync(Puts() with { At = later, ClientKey = Sample.Key(_member, $"k{i}") })));
        var again = await CommitAsync(Puts() with { At = later, ClientKey = Sample.Key(_member, "first") });
        Assert.Equal(new CommitResult(CommitOutcome.Replayed, first.Subject), again);
    }

    [Fact]
    public async Task Of_many_equal_commands_at_once_one_is_applied_and_all_answer_alike()
    {
        var posts = Enumerable.Range(0, 50).Select(_ => Sample.Post()).ToList();
        var results = await Task.WhenAll(posts.Select(post => Task.Run(
            () => CommitAsync(Puts(post) with { ClientKey = Sample.Key(_member), Result = post.Subject }), Stop)));
        Assert.Single(results, result => result.Outcome == CommitOutcome.Applied);
        Assert.Single(results.Select(result => result.Result).Distinct());
        Assert.Single(await Store.Feeds.ReadAsync(Everyone, new FeedSelector.Company(), null, 101, Stop));
    }
}
