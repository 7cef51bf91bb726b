using SocialKit.InMemory;

namespace SocialKit.ConformanceTests;

/// <summary>
/// What was acknowledged is there when the storage is opened again, by <see cref="StoreFixture.ReopenAsync"/>. A store that keeps nothing opts out
/// with a reason.
/// </summary>
public abstract class RestartTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly InMemoryStore _reference = new();
    private readonly World _world = new();

    public static TheoryData<string> Readers => Reader.Names;

    public static TheoryData<string> Kinds => RecordKind.Names;

    [Theory]
    [MemberData(nameof(Readers))]
    [RowsAreRules]
    public async Task A_reader_answers_after_a_restart_as_before(string reader)
    {
        foreach (var commit in new[] { _world.Commit(Tenant, 1), _world.Commit(OtherTenant, 2), _world.Commit(Tenant, 3) })
        {
            await CommitAsync(commit);
            await _reference.CommitAsync(commit, Stop);
        }

        await ReopenAsync();
        foreach (var tenant in new[] { Tenant, OtherTenant })
        {
            Assert.Equal(
                await Reader.Named(reader).ReadAsync(_reference, tenant, _world, Stop), await Reader.Named(reader).ReadAsync(Store, tenant, _world, Stop));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task Every_type_of_record_survives_and_what_was_removed_stays_away(string kind)
    {
        var (kept, removed) = (RecordKind.Named(kind).New(), RecordKind.Named(kind).New());
        await PutAsync(kept, removed);
        await RemoveAsync(removed);
        await ReopenAsync();
        var found = Assert.Single(await RecordKind.Named(kind).GetAsync(Store, Everyone, [kept.Key, removed.Key], Stop));
        Assert.Equal(Whole.Of(kept), Whole.Of(found));
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts() with { Guards = [new Guard.Unchanged(kept.Key, 0)] })).Outcome);
    }

    [Fact]
    public async Task Client_keys_are_remembered()
    {
        var post = Sample.Post();
        var key = Sample.Key(post.Author);
        await CommitAsync(Puts(post) with { ClientKey = key, Result = post.Subject });
        await ReopenAsync();
        Assert.Equal(new CommitResult(CommitOutcome.Replayed, post.Subject), await CommitAsync(Puts() with { ClientKey = key }));
        Assert.Equal(CommitOutcome.KeyReused, (await CommitAsync(Puts() with { ClientKey = key with { BodyDigest = "other" } })).Outcome);
    }

    [Fact]
    public async Task Allowances_stay_spent()
    {
        Guard[] spend = [new Guard.Allowance("a", Sample.Start, 3, 2)];
        await CommitAsync(Puts() with { Guards = spend });
        await ReopenAsync();
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts() with { Guards = spend })).Outcome);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts() with { Guards = [new Guard.Allowance("a", Sample.Start, 3, 1)] })).Outcome);
    }

    [Fact]
    public async Task Unique_values_stay_taken()
    {
        await PutAsync(Sample.Member("ana"));
        await ReopenAsync();
        Assert.Equal(new Guard.Unique(Member.UniqueHandle("ana")), (await CommitAsync(Puts(Sample.Member("ana")))).FailedGuard);
    }

    [Fact]
    public async Task Positions_go_on_where_they_ended()
    {
        await CommitAsync(Puts() with { Activities = [Sample.Activity(), Sample.Activity()] });
        await ReopenAsync();
        await CommitAsync(Puts() with { Activities = [Sample.Activity()] });
        Assert.Equal([1, 2, 3], (await Store.Activities.ReadAsync(Everyone, 0, 10, Stop)).Select(logged => logged.Position));
    }

    [Fact]
    public async Task What_many_writers_were_answered_is_there_and_the_counter_counts_it()
    {
        var subject = Sample.Order();
        var reactions = Enumerable.Range(0, 200).Select(_ => Sample.Reaction(subject)).ToArray();
        await Task.WhenAll(reactions.Select(reaction => Task.Run(() => CommitAsync(Puts(reaction) with { Activities = [Sample.Activity(subject)] }), Stop)));
        await ReopenAsync();
        Assert.Equal(200, (await Store.Records.GetAsync<Reaction>(Everyone, [.. reactions.Select(reaction => reaction.Key)], Stop)).Count);
        Assert.Equal(200, await CountAsync(subject, "reaction:like"));
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), (await Store.Activities.ReadAsync(Everyone, 0, 1_000, Stop)).Select(logged => logged.Position));
    }

    [Fact]
    public async Task What_was_refused_does_not_come_back()
    {
        var post = Sample.Post();
        await CommitAsync(Puts(post) with { Guards = [new Guard.Present(Sample.Post().Key)], Activities = [Sample.Activity()] });
        await ReopenAsync();
        Assert.Null(await FindAsync(post));
        Assert.Empty(await Store.Activities.ReadAsync(Everyone, 0, 10, Stop));
    }
}
