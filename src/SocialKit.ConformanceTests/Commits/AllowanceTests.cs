namespace SocialKit.ConformanceTests;

/// <summary>Budgets and rates.</summary>
public abstract class AllowanceTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    [Theory]
    [InlineData(10, 1, 10)]
    [InlineData(10, 3, 3)]
    [InlineData(10, 10, 1)]
    [InlineData(10, 11, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(long.MaxValue, long.MaxValue, 1)]
    public async Task A_period_allows_its_limit_and_no_more(long limit, long amount, int granted)
    {
        for (var i = 0; i < granted; i++)
        {
            Assert.True(await SpendAsync("a", Sample.Start, limit, amount));
        }

        Assert.False(await SpendAsync("a", Sample.Start, limit, amount));
    }

    [Fact]
    public async Task The_failed_guard_is_the_one_given()
    {
        var guard = new Guard.Allowance("kudos", Sample.Start, 0, 1);
        Assert.Equal(new CommitResult(CommitOutcome.Refused, FailedGuard: guard), await CommitAsync(Puts() with { Guards = [guard] }));
    }

    [Fact]
    public async Task A_new_period_and_another_name_start_at_zero()
    {
        Assert.True(await SpendAsync("a", Sample.Start, 1, 1));
        Assert.True(await SpendAsync("a", Sample.Start.AddMinutes(1), 1, 1));
        Assert.True(await SpendAsync("A", Sample.Start, 1, 1));
        Assert.False(await SpendAsync("a", Sample.Start, 1, 1));
    }

    [Fact]
    public async Task Going_back_to_the_last_period_finds_what_was_spent_there()
    {
        Assert.True(await SpendAsync("a", Sample.Start, 1, 1));
        Assert.True(await SpendAsync("a", Sample.Start.AddDays(30), 1, 1, at: Sample.Start.AddDays(30)));
        Assert.False(await SpendAsync("a", Sample.Start, 1, 1, at: Sample.Start.AddDays(30)));
    }

    [Fact]
    public async Task A_refused_commit_spends_nothing()
    {
        var spend = new Guard.Allowance("a", Sample.Start, 1, 1);
        await CommitAsync(Puts() with { Guards = [spend, new Guard.Present(Sample.Post().Key)] });
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts() with { Guards = [spend] })).Outcome);
    }

    [Fact]
    public async Task Several_spendings_in_one_commit_add_up()
    {
        var spend = new Guard.Allowance("a", Sample.Start, 3, 2);
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts() with { Guards = [spend, spend] })).Outcome);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts() with { Guards = [spend, spend with { Amount = 1 }] })).Outcome);
    }

    [Fact]
    public async Task Of_200_spendings_at_once_exactly_the_limit_is_granted()
    {
        var granted = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => SpendAsync("a", Sample.Start, 10, 1), Stop)));
        Assert.Equal(10, granted.Count(yes => yes));
    }

    private async Task<bool> SpendAsync(string name, DateTimeOffset period, long limit, long amount, DateTimeOffset? at = null) =>
        (await CommitAsync(Puts() with { At = at ?? Sample.Start, Guards = [new Guard.Allowance(name, period, limit, amount)] })).Outcome == CommitOutcome.Applied;
}
