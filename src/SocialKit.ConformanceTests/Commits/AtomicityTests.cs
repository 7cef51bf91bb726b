namespace SocialKit.ConformanceTests;

/// <summary>All or nothing: every reason a commit can fail for, against everything it could have left behind.</summary>
public abstract class AtomicityTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly Member _holder = Sample.Member("holder");
    private readonly Post _standing = Sample.Post();
    private readonly Post _new = Sample.Post();
    private readonly Reaction _reaction = Sample.Reaction(Sample.Order());
    private readonly ClientKey _key = Sample.Key(Sample.NewMemberId());
    private readonly Guard.Allowance _allowance = new("budget", Sample.Start, 1, 1);

    public static TheoryData<string> Reasons =>
        ["absence", "version", "presence", "allowance", "taken value", "value taken twice", "record without a place", "cancellation", "key reused"];

    [Theory]
    [MemberData(nameof(Reasons))]
    [RowsAreRules]
    public async Task A_commit_that_fails_leaves_no_record_and_changes_and_removes_none(string reason)
    {
        await FailAsync(reason);
        Assert.Null(await FindAsync(_new));
        Assert.Null(await FindAsync(_reaction));
        Assert.Equal(Whole.Of(_standing), Whole.Of((await FindAsync(_standing))!));
        Assert.Equal(Whole.Of(_holder), Whole.Of((await FindAsync(_holder))!));
        Assert.Equal([_standing.Id], (await Store.Feeds.ReadAsync(Everyone, new FeedSelector.Company(), null, 10, Stop)).Select(post => post.Id));
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    [RowsAreRules]
    public async Task A_commit_that_fails_moves_no_counter(string reason)
    {
        await FailAsync(reason);
        Assert.Empty(await Store.Counters.ReadAsync(Everyone, [_reaction.Subject, SubjectRef.Of(_new.Author)], Stop));
        Assert.Equal(1, await CountAsync(SubjectRef.Of(_standing.Author), CounterKey.Posts));
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    [RowsAreRules]
    public async Task A_commit_that_fails_logs_nothing_and_uses_up_no_position(string reason)
    {
        await FailAsync(reason);
        Assert.Empty(await Store.Activities.ReadAsync(Everyone, 0, 10, Stop));
        await CommitAsync(Puts() with { Activities = [Sample.Activity()] });
        Assert.Equal(1, Assert.Single(await Store.Activities.ReadAsync(Everyone, 0, 10, Stop)).Position);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    [RowsAreRules]
    public async Task A_commit_that_fails_remembers_no_client_key(string reason)
    {
        await FailAsync(reason);
        var again = await CommitAsync(Puts() with { ClientKey = _key });
        Assert.Equal(reason == "key reused" ? CommitOutcome.KeyReused : CommitOutcome.Applied, again.Outcome);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    [RowsAreRules]
    public async Task A_commit_that_fails_spends_no_allowance(string reason)
    {
        await FailAsync(reason);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts() with { Guards = [_allowance] })).Outcome);
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts() with { Guards = [_allowance] })).Outcome);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    [RowsAreRules]
    public async Task A_commit_that_fails_takes_and_frees_no_unique_value(string reason)
    {
        await FailAsync(reason);
        var found = await Store.Records.FindAsync<Member>(Everyone, [Member.UniqueHandle("holder"), Member.UniqueHandle("fresh"), Member.UniqueHandle("moved")], Stop);
        Assert.Equal(_holder.Id, Assert.Single(found).Value.Id);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(Sample.Member("fresh"), Sample.Member("moved")))).Outcome);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    [RowsAreRules]
    public async Task After_a_commit_that_fails_the_next_one_goes_through(string reason)
    {
        await FailAsync(reason);
        var next = Sample.Post();
        await PutAsync(next, _new, _reaction);
        Assert.Equal(Whole.Of(next), Whole.Of((await FindAsync(next))!));
        Assert.Equal(1, await CountAsync(_reaction.Subject, "reaction:like"));
    }

    [Fact]
    public async Task Cancelled_at_any_moment_a_commit_is_there_wholly_or_not_at_all()
    {
        var random = new Random(17);
        var tries = Enumerable.Range(0, 150).Select(i => (
            Post: Sample.Post(), Reaction: Sample.Reaction(Sample.Order()), Entry: Sample.Activity(), Delay: random.Next(40), Key: Sample.Key(Sample.NewMemberId()))).ToArray();
        var results = await Task.WhenAll(tries.Select(attempt => Task.Run(
            async () =>
            {
                using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Stop);
                var commit = Store.CommitAsync(
                    Puts(attempt.Post, attempt.Reaction) with { Activities = [attempt.Entry], ClientKey = attempt.Key, Guards = [new Guard.Allowance("all", Sample.Start, 1_000, 1)] },
                    giveUp.Token);
                Thread.SpinWait(attempt.Delay * 500);
                await giveUp.CancelAsync();
                try
                {
                    return (await commit).Outcome;
                }
                catch (OperationCanceledException)
                {
                    return (CommitOutcome?)null;
                }
            },
            Stop)));
        var logged = (await Store.Activities.ReadAsync(Everyone, 0, 1_000, Stop)).Select(entry => entry.Entry.Object).ToHashSet();
        var applied = 0;
        foreach (var (attempt, result) in tries.Zip(results))
        {
            var there = await FindAsync(attempt.Post) is not null;
            applied += there ? 1 : 0;
            Assert.True(result != CommitOutcome.Applied || there, "A commit that was answered as applied is not there.");
            Assert.Equal(there, await FindAsync(attempt.Reaction) is not null);
            Assert.Equal(there ? 1 : 0, await CountAsync(attempt.Reaction.Subject, "reaction:like"));
            Assert.Equal(there, logged.Contains(attempt.Entry.Object));
            var again = await CommitAsync(Puts() with { ClientKey = attempt.Key });
            Assert.Equal(there ? CommitOutcome.Replayed : CommitOutcome.Applied, again.Outcome);
        }

        Assert.Equal(applied, logged.Count);
        var left = new Guard.Allowance("all", Sample.Start, 1_000, 1_000 - applied);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts() with { Guards = [left] })).Outcome);
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts() with { Guards = [left with { Amount = 1 }] })).Outcome);
    }

    // Everything a commit can do is in it and would go through; the reason comes last, so that a store which writes as it goes is caught.
    private async Task FailAsync(string reason)
    {
        await PutAsync(_holder, _standing);
        var commit = Puts(_new, _reaction, Sample.Member("fresh"), _holder with { Handle = "moved", Version = 2 }) with
        {
            Removes = [_standing], ClientKey = _key, Guards = [_allowance], Activities = [Sample.Activity(), Sample.Activity()], Result = _new.Subject,
        };
        switch (reason)
        {
            case "absence":
                await RefusedAsync(commit with { Guards = [_allowance, new Guard.Unchanged(_standing.Key, 0)] });
                break;
            case "version":
                await RefusedAsync(commit with { Guards = [_allowance, new Guard.Unchanged(_standing.Key, 2)] });
                break;
            case "presence":
                await RefusedAsync(commit with { Guards = [_allowance, new Guard.Present(Sample.Post().Key)] });
                break;
            case "allowance":
                await RefusedAsync(commit with { Guards = [_allowance, new Guard.Allowance("other", Sample.Start, 1, 2)] });
                break;
            case "taken value":
                var other = Sample.Member("other");
                await PutAsync(other);
                await RefusedAsync(commit with { Puts = [.. commit.Puts, Sample.Member("other")] });
                break;
            case "value taken twice":
                await RefusedAsync(commit with { Puts = [.. commit.Puts, Sample.Topic("same"), Sample.Topic("same")] });
                break;
            case "record without a place":
                await Assert.ThrowsAsync<NotSupportedException>(() => CommitAsync(commit with { Puts = [.. commit.Puts, new Stranger()] }));
                break;
            case "cancellation":
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.CommitAsync(commit, new CancellationToken(canceled: true)).AsTask());
                break;
            default:
                await CommitAsync(Puts() with { ClientKey = _key with { BodyDigest = "first" } });
                Assert.Equal(CommitOutcome.KeyReused, (await CommitAsync(commit)).Outcome);
                break;
        }

        async Task RefusedAsync(Commit refused) => Assert.Equal(CommitOutcome.Refused, (await CommitAsync(refused)).Outcome);
    }

    private sealed record Stranger : IRecord
    {
        public RecordKey Key => new("stranger", "1");

        public long Version => 1;
    }
}
