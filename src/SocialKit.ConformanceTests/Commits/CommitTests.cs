using System.Data;
using System.Data.Common;

namespace SocialKit.ConformanceTests;

/// <summary>The one door for writes: guards, unique values, and all or nothing.</summary>
public abstract class CommitTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    [Fact]
    public async Task An_applied_commit_answers_with_its_result()
    {
        var post = Sample.Post();
        var result = await CommitAsync(Puts(post) with { Result = post.Subject });
        Assert.Equal(new CommitResult(CommitOutcome.Applied, post.Subject), result);
    }

    [Fact]
    public async Task An_empty_commit_is_applied() => Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts())).Outcome);

    [Fact]
    public async Task Preparing_again_changes_nothing()
    {
        var post = Sample.Post();
        await PutAsync(post);
        await Store.PrepareAsync(Stop);
        Assert.NotNull(await FindAsync(post));
    }

    [Fact]
    public async Task Unchanged_holds_only_at_the_version_that_stands()
    {
        var post = Sample.Post();
        await PutAsync(post);
        var second = post with { Version = 2, Text = Sample.Text("Second") };
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(second) with { Guards = [new Guard.Unchanged(post.Key, 1)] })).Outcome);

        var late = new Guard.Unchanged(post.Key, 1);
        var result = await CommitAsync(Puts(post with { Version = 2, Text = Sample.Text("Late") }) with { Guards = [late] });
        Assert.Equal(new CommitResult(CommitOutcome.Refused, FailedGuard: late), result);
        Assert.Equal("Second", (await FindAsync(post))!.Text.Source);
    }

    [Fact]
    public async Task Unchanged_at_version_0_holds_only_while_there_is_no_record()
    {
        var post = Sample.Post();
        var absent = Puts(post) with { Guards = [new Guard.Unchanged(post.Key, 0)] };
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(absent)).Outcome);
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(absent)).Outcome);
    }

    [Fact]
    public async Task Present_holds_only_while_there_is_a_record()
    {
        var post = Sample.Post();
        var reaction = Sample.Reaction(post.Subject);
        var commit = Puts(reaction) with { Guards = [new Guard.Present(post.Key)] };
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(commit)).Outcome);
        await PutAsync(post);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(commit)).Outcome);
        await RemoveAsync(post);
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(commit)).Outcome);
    }

    [Fact]
    public async Task The_first_guard_that_fails_is_named()
    {
        var (one, two) = (Sample.Post(), Sample.Post());
        await PutAsync(one);
        Guard[] guards = [new Guard.Present(one.Key), new Guard.Unchanged(one.Key, 7), new Guard.Present(two.Key)];
        Assert.Equal(guards[1], (await CommitAsync(Puts() with { Guards = guards })).FailedGuard);
    }

    [Fact]
    public async Task A_refused_commit_leaves_nothing_behind()
    {
        var post = Sample.Post();
        var key = Sample.Key(post.Author);
        var commit = Puts(post) with
        {
            ClientKey = key,
            Guards = [new Guard.Allowance("posts", Sample.Start, 1, 1), new Guard.Present(Sample.Post().Key)],
            Activities = [Sample.Activity()],
        };
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(commit)).Outcome);
        Assert.Null(await FindAsync(post));
        Assert.Equal(0, await CountAsync(SubjectRef.Of(post.Author), CounterKey.Posts));
        Assert.Empty(await Store.Activities.ReadAsync(Everyone, 0, 10, Stop));

        // Neither the allowance nor the client key is used up: the same command without the failing guard goes through.
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(commit with { Guards = [commit.Guards[0]] })).Outcome);
    }

    [Fact]
    public async Task A_unique_value_is_held_by_one_record_only()
    {
        var ana = Sample.Member("ana");
        await PutAsync(ana);
        var (other, post) = (Sample.Member("Ana"), Sample.Post());
        var result = await CommitAsync(Puts(post, other));
        Assert.Equal(new CommitResult(CommitOutcome.Refused, FailedGuard: new Guard.Unique(Member.UniqueHandle("ana"))), result);
        Assert.Null(await FindAsync(other));
        Assert.Null(await FindAsync(post));
    }

    [Fact]
    public async Task Two_records_of_one_commit_cannot_take_the_same_value() =>
        Assert.Equal(new Guard.Unique(Member.UniqueHandle("ana")), (await CommitAsync(Puts(Sample.Member("ana"), Sample.Member("ana")))).FailedGuard);

    [Fact]
    public async Task A_record_keeps_its_own_unique_values_when_it_is_put_again()
    {
        var ana = Sample.Member("ana");
        await PutAsync(ana);
        await PutAsync(ana with { Name = "Ana Lima", Version = 2 });
        Assert.Equal("Ana Lima", (await FindAsync(ana))!.Name);
    }

    [Fact]
    public async Task A_value_is_free_again_when_its_record_lets_go_of_it_or_is_removed()
    {
        var ana = Sample.Member("ana");
        await PutAsync(ana);
        await PutAsync(ana with { Handle = "lima", Version = 2 });
        await PutAsync(Sample.Member("ana"));
        await RemoveAsync(ana);
        await PutAsync(Sample.Member("lima"));
    }

    [Fact]
    public async Task Values_can_be_handed_over_inside_one_commit()
    {
        var (ana, bob) = (Sample.Member("ana"), Sample.Member("bob"));
        await PutAsync(ana, bob);
        await PutAsync(ana with { Handle = "bob", Version = 2 }, bob with { Handle = "ana", Version = 2 });
        var found = await Store.Records.FindAsync<Member>(Everyone, [Member.UniqueHandle("ana"), Member.UniqueHandle("bob")], Stop);
        Assert.Equal(bob.Id, found[Member.UniqueHandle("ana")].Id);
        Assert.Equal(ana.Id, found[Member.UniqueHandle("bob")].Id);
    }

    [Fact]
    public async Task Unique_values_are_compared_exactly()
    {
        var origins = new[] { "post/1", "Post/1", "post/1 ", "pöst/1", "po\u0308st/1" };
        await PutAsync([.. origins.Select(id => Sample.Post() with { Origin = new Origin("there", id) })]);
        var found = await Store.Records.FindAsync<Post>(Everyone, [.. origins.Select(id => UniqueKey.Origin("there", id))], Stop);
        Assert.Equal(origins.Order(StringComparer.Ordinal), found.Values.Select(post => post.Origin!.ExternalId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_import_of_the_same_origin_is_refused_across_record_types()
    {
        var origin = new Origin("there", "1");
        await PutAsync(Sample.Post() with { Origin = origin });
        Assert.Equal(new Guard.Unique(origin.Unique), (await CommitAsync(Puts(Sample.Comment(Sample.Order()) with { Origin = origin }))).FailedGuard);
    }

    [Fact]
    public async Task A_record_named_twice_is_a_mistake_of_the_caller()
    {
        var post = Sample.Post();
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(Puts(post, post)));
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(Puts(post) with { Removes = [post] }));
        Assert.Null(await FindAsync(post));
    }

    [Fact]
    public async Task A_unique_guard_and_a_spending_of_nothing_are_mistakes_of_the_caller()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(Puts() with { Guards = [new Guard.Unique(new UniqueKey("a", "b"))] }));
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(Puts() with { Guards = [new Guard.Allowance("a", Sample.Start, 1, 0)] }));
    }

    [Fact]
    public async Task A_commit_cancelled_before_it_began_is_not_applied()
    {
        var post = Sample.Post();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.CommitAsync(Puts(post), new CancellationToken(canceled: true)).AsTask());
        Assert.Null(await FindAsync(post));
    }

    [Fact]
    public async Task A_read_that_is_cancelled_throws() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
        Store.Feeds.ReadAsync(Everyone, new FeedSelector.Company(), null, 10, new CancellationToken(canceled: true)).AsTask());

    [Fact]
    public async Task A_record_type_without_a_place_is_refused_and_disturbs_nothing()
    {
        var post = Sample.Post();
        await Assert.ThrowsAsync<NotSupportedException>(() => CommitAsync(Puts(post, new Stranger())));
        Assert.Null(await FindAsync(post));
        await PutAsync(post);
    }

    [Fact]
    public async Task A_transaction_the_store_cannot_use_is_refused_and_nothing_is_stored()
    {
        var post = Sample.Post();
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => CommitAsync(Puts(post) with { Transaction = new StrangersTransaction() }));
        Assert.IsType(Store.Capabilities.HasFlag(StoreCapabilities.HostTransaction) ? typeof(ArgumentException) : typeof(NotSupportedException), refused);
        Assert.Null(await FindAsync(post));
        await PutAsync(post);
    }

    // Of a driver that no store knows.
    private sealed class StrangersTransaction : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection? DbConnection => null;

        public override void Commit() => throw new NotSupportedException("The transaction belongs to the application: a store never ends it.");

        public override void Rollback() => throw new NotSupportedException("The transaction belongs to the application: a store never ends it.");
    }

    private sealed record Stranger : IRecord
    {
        public RecordKey Key => new("stranger", "1");

        public long Version => 1;
    }
}
