using SocialKit.InMemory;

namespace SocialKit.ConformanceTests;

/// <summary>What holds for every way to read. What the right answer is, the in-memory store says: the plainest code that keeps the contract.</summary>
public abstract class ReaderTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly InMemoryStore _reference = new();
    private readonly World _world = new();

    public static TheoryData<string> Readers => Reader.Names;

    [Theory]
    [MemberData(nameof(Readers))]
    [RowsAreRules]
    public async Task A_reader_answers_what_the_reference_store_answers(string reader)
    {
        await CommitBothAsync(_world.Commit(Tenant, 1));
        Assert.NotEmpty(await ReadAsync(reader));
        await AssertLikeReferenceAsync(reader, Tenant);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [RowsAreRules]
    public async Task A_reader_finds_nothing_in_a_store_and_a_tenant_that_never_wrote(string reader)
    {
        Assert.Empty(await ReadAsync(reader));
        await CommitBothAsync(_world.Commit(OtherTenant, 1));
        Assert.Empty(await ReadAsync(reader));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [RowsAreRules]
    public async Task A_reader_never_meets_the_other_tenant_with_the_same_ids(string reader)
    {
        await CommitBothAsync(_world.Commit(Tenant, 1));
        await CommitBothAsync(_world.Commit(OtherTenant, 2) with { Activities = [_world.Commit(OtherTenant, 2).Activities[0]] });
        await AssertLikeReferenceAsync(reader, Tenant);
        await AssertLikeReferenceAsync(reader, OtherTenant);
        await CommitBothAsync(_world.Commit(OtherTenant, 2) with { Removes = _world.Commit(OtherTenant, 2).Puts, Puts = [] });
        await AssertLikeReferenceAsync(reader, Tenant);
        await AssertLikeReferenceAsync(reader, OtherTenant);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [RowsAreRules]
    public async Task A_reader_sees_what_replaced_it_as_soon_as_the_commit_returned(string reader)
    {
        for (var mark = 1; mark <= 4; mark++)
        {
            await CommitBothAsync(_world.Commit(Tenant, mark));
            await AssertLikeReferenceAsync(reader, Tenant);
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [RowsAreRules]
    public async Task A_reader_no_longer_finds_what_was_removed(string reader)
    {
        var world = _world.Commit(Tenant, 1);
        await CommitBothAsync(world);
        foreach (var record in world.Puts)
        {
            await CommitBothAsync(Removes(record));
            await AssertLikeReferenceAsync(reader, Tenant);
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [RowsAreRules]
    public async Task A_reader_never_shows_a_refused_commit(string reader)
    {
        await CommitBothAsync(_world.Commit(Tenant, 1));
        var refused = _world.Commit(Tenant, 2) with { Guards = [new Guard.Present(Sample.Post().Key)] };
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(refused)).Outcome);
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(refused with { Removes = refused.Puts, Puts = [] })).Outcome);
        await AssertLikeReferenceAsync(reader, Tenant);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [RowsAreRules]
    public async Task A_reader_answers_many_at_once_alike_beside_a_writer_of_another_tenant(string reader)
    {
        await CommitBothAsync(_world.Commit(Tenant, 1));
        var expected = await Reader.Named(reader).ReadAsync(_reference, Tenant, _world, Stop);
        var writer = Task.Run(
            async () =>
            {
                for (var mark = 1; mark <= 10; mark++)
                {
                    await CommitAsync(_world.Commit(OtherTenant, mark));
                }
            },
            Stop);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => ReadAsync(reader), Stop)));
        await writer;
        Assert.All(answers, answer => Assert.Equal(expected, answer));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [RowsAreRules]
    public async Task A_reader_that_is_cancelled_throws(string reader)
    {
        await CommitAsync(_world.Commit(Tenant, 1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Reader.Named(reader).AskAsync(Store, Tenant, _world, new CancellationToken(canceled: true)).AsTask());
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [RowsAreRules]
    public async Task What_a_reader_hands_out_is_the_callers_own(string reader)
    {
        await CommitBothAsync(_world.Commit(Tenant, 1));
        Spoil(await Reader.Named(reader).AskAsync(Store, Tenant, _world, Stop));
        await AssertLikeReferenceAsync(reader, Tenant);
    }

    // A caller can only spoil what lets itself be changed: arrays, and lists that do not refuse.
    private static void Spoil(IEnumerable<object> answer)
    {
        foreach (var record in answer.ToList())
        {
            switch (record)
            {
                case Post post:
                    SpoilList(post.Topics);
                    SpoilList(post.Text.Mentions);
                    break;
                case Kudos kudos:
                    SpoilList(kudos.Recipients);
                    break;
                case Community community:
                    SpoilList(community.Charter.Measures);
                    break;
            }
        }

        if (answer is System.Collections.IList { IsReadOnly: false, IsFixedSize: false } all)
        {
            all.Clear();
        }
        else if (answer is object[] array)
        {
            Array.Clear(array);
        }
    }

    private static void SpoilList<T>(IReadOnlyList<T> list)
    {
        if (list is T[] array)
        {
            Array.Clear(array);
        }
        else if (list is IList<T> { IsReadOnly: false } other)
        {
            other.Clear();
        }
    }

    private Task<IReadOnlyList<string>> ReadAsync(string reader) => Reader.Named(reader).ReadAsync(Store, Tenant, _world, Stop);

    private async Task AssertLikeReferenceAsync(string reader, TenantId tenant) => Assert.Equal(
        await Reader.Named(reader).ReadAsync(_reference, tenant, _world, Stop),
        await Reader.Named(reader).ReadAsync(Store, tenant, _world, Stop));

    private async Task CommitBothAsync(Commit commit)
    {
        Assert.Equal(CommitOutcome.Applied, (await _reference.CommitAsync(commit, Stop)).Outcome);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(commit)).Outcome);
    }
}
