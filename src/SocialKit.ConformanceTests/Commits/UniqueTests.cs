namespace SocialKit.ConformanceTests;

/// <summary>What holds for every value that one record only may hold.</summary>
public abstract class UniqueTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private static readonly AccessScope s_there = AccessScope.System(OtherTenant);

    public static TheoryData<string> Rules => UniqueKind.Names;

    [Theory]
    [MemberData(nameof(Rules))]
    [RowsAreRules]
    public async Task The_holder_of_a_value_is_found_by_it_and_a_free_value_finds_nobody(string rule)
    {
        var kind = UniqueKind.Named(rule);
        var (one, two) = (kind.New("one"), kind.New("two"));
        await PutAsync(one, two);
        Assert.Equal(one.Key, (await kind.FindAsync(Store, Everyone, "one", Stop))?.Key);
        Assert.Equal(two.Key, (await kind.FindAsync(Store, Everyone, "two", Stop))?.Key);
        Assert.Null(await kind.FindAsync(Store, Everyone, "three", Stop));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    [RowsAreRules]
    public async Task A_taken_value_is_refused_by_its_name_and_the_holder_keeps_it(string rule)
    {
        var kind = UniqueKind.Named(rule);
        var (first, second) = (kind.New("one"), kind.New("one"));
        await PutAsync(first);
        Assert.Equal(new CommitResult(CommitOutcome.Refused, FailedGuard: new Guard.Unique(kind.Key("one"))), await CommitAsync(Puts(second)));
        Assert.Equal(first.Key, (await kind.FindAsync(Store, Everyone, "one", Stop))?.Key);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    [RowsAreRules]
    public async Task A_change_to_a_taken_value_is_refused_and_keeps_the_old_one(string rule)
    {
        var kind = UniqueKind.Named(rule);
        var (first, second) = (kind.New("one"), kind.New("two"));
        await PutAsync(first, second);
        Assert.Equal(new Guard.Unique(kind.Key("one")), (await CommitAsync(Puts(kind.With(second, "one")))).FailedGuard);
        Assert.Equal(second.Key, (await kind.FindAsync(Store, Everyone, "two", Stop))?.Key);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    [RowsAreRules]
    public async Task Of_40_who_want_a_value_at_once_one_gets_it(string rule)
    {
        var kind = UniqueKind.Named(rule);
        var records = Enumerable.Range(0, 40).Select(_ => kind.New("one")).ToArray();
        var results = await Task.WhenAll(records.Select(record => Task.Run(() => CommitAsync(Puts(record)), Stop)));
        var winner = Assert.Single(results.Index(), result => result.Item.Outcome == CommitOutcome.Applied).Index;
        Assert.Equal(39, results.Count(result => result.FailedGuard == new Guard.Unique(kind.Key("one"))));
        Assert.Equal(records[winner].Key, (await kind.FindAsync(Store, Everyone, "one", Stop))?.Key);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    [RowsAreRules]
    public async Task A_removed_records_value_is_free(string rule)
    {
        var kind = UniqueKind.Named(rule);
        var (first, second) = (kind.New("one"), kind.New("one"));
        await PutAsync(first);
        await RemoveAsync(first);
        Assert.Null(await kind.FindAsync(Store, Everyone, "one", Stop));
        await PutAsync(second);
        Assert.Equal(second.Key, (await kind.FindAsync(Store, Everyone, "one", Stop))?.Key);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    [RowsAreRules]
    public async Task A_removal_frees_what_the_stored_record_holds_not_what_the_caller_names(string rule)
    {
        var kind = UniqueKind.Named(rule);
        var (first, bystander) = (kind.New("one"), kind.New("two"));
        await PutAsync(first, bystander);
        await RemoveAsync(kind.With(first, "two"));
        Assert.Null(await kind.FindAsync(Store, Everyone, "one", Stop));
        Assert.Equal(bystander.Key, (await kind.FindAsync(Store, Everyone, "two", Stop))?.Key);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    [RowsAreRules]
    public async Task A_changed_records_old_value_is_free_and_its_new_one_taken(string rule)
    {
        var kind = UniqueKind.Named(rule);
        var record = kind.New("one");
        await PutAsync(record);
        await PutAsync(kind.With(record, "two"));
        Assert.Null(await kind.FindAsync(Store, Everyone, "one", Stop));
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts(kind.New("two")))).Outcome);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(kind.New("one")))).Outcome);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    [RowsAreRules]
    public async Task Another_tenant_may_hold_the_same_value_and_finds_its_own(string rule)
    {
        var kind = UniqueKind.Named(rule);
        var (here, there) = (kind.New("one"), kind.New("one"));
        await PutAsync(here);
        Assert.Null(await kind.FindAsync(Store, s_there, "one", Stop));
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(there) with { Tenant = OtherTenant })).Outcome);
        Assert.Equal(here.Key, (await kind.FindAsync(Store, Everyone, "one", Stop))?.Key);
        Assert.Equal(there.Key, (await kind.FindAsync(Store, s_there, "one", Stop))?.Key);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    [RowsAreRules]
    public async Task A_refused_commit_takes_no_value_and_frees_none(string rule)
    {
        var kind = UniqueKind.Named(rule);
        var first = kind.New("one");
        await PutAsync(first);
        Guard[] never = [new Guard.Present(Sample.Post().Key)];
        await CommitAsync(Puts(kind.With(first, "two")) with { Guards = never });
        await CommitAsync(Removes(first) with { Guards = never });
        Assert.Equal(first.Key, (await kind.FindAsync(Store, Everyone, "one", Stop))?.Key);
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts(kind.New("one")))).Outcome);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(kind.New("two")))).Outcome);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    [RowsAreRules]
    public async Task A_value_passes_from_a_removed_record_to_a_new_one_inside_one_commit(string rule)
    {
        var kind = UniqueKind.Named(rule);
        var (first, second) = (kind.New("one"), kind.New("one"));
        await PutAsync(first);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(second) with { Removes = [first] })).Outcome);
        Assert.Equal(second.Key, (await kind.FindAsync(Store, Everyone, "one", Stop))?.Key);
    }
}
