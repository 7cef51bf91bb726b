namespace SocialKit.ConformanceTests;

/// <summary>What holds for every counter.</summary>
public abstract class CounterKindTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    public static TheoryData<string> Counters => CounterKind.Names;

    [Theory]
    [MemberData(nameof(Counters))]
    [RowsAreRules]
    public async Task A_counter_follows_puts_repeated_puts_and_removals(string counter)
    {
        var kind = CounterKind.Named(counter);
        var records = Enumerable.Range(0, 4).Select(_ => kind.New()).ToArray();
        Assert.Equal(0, await CountAsync(kind));
        await PutAsync(records);
        await PutAsync(records[..2]);
        Assert.Equal(4, await CountAsync(kind));
        await RemoveAsync(records[1..3]);
        await RemoveAsync(records[1]);
        Assert.Equal(2, await CountAsync(kind));
    }

    [Theory]
    [MemberData(nameof(Counters))]
    [RowsAreRules]
    public async Task A_counter_is_each_tenants_own(string counter)
    {
        var kind = CounterKind.Named(counter);
        var record = kind.New();
        await PutAsync(record, kind.New());
        Assert.Equal(0, await CountAsync(kind, AccessScope.System(OtherTenant)));
        await CommitAsync(Puts(record) with { Tenant = OtherTenant });
        await CommitAsync(Removes(record) with { Tenant = OtherTenant });
        await CommitAsync(Puts(record) with { Tenant = OtherTenant });
        Assert.Equal(2, await CountAsync(kind));
        Assert.Equal(1, await CountAsync(kind, AccessScope.System(OtherTenant)));
    }

    [Theory]
    [MemberData(nameof(Counters))]
    [RowsAreRules]
    public async Task A_counter_ignores_what_is_refused_and_what_is_replayed(string counter)
    {
        var kind = CounterKind.Named(counter);
        var record = kind.New();
        var keyed = Puts(record) with { ClientKey = Sample.Key(Sample.NewMemberId()) };
        await CommitAsync(keyed);
        await CommitAsync(keyed with { Puts = [kind.New()] });
        Guard[] never = [new Guard.Present(Sample.Post().Key)];
        await CommitAsync(Puts(kind.New()) with { Guards = never });
        await CommitAsync(Removes(record) with { Guards = never });
        Assert.Equal(1, await CountAsync(kind));
    }

    [Theory]
    [MemberData(nameof(Counters))]
    [RowsAreRules]
    public async Task A_counter_is_exact_after_many_puts_and_removals_at_once(string counter)
    {
        var kind = CounterKind.Named(counter);
        var records = Enumerable.Range(0, 60).Select(_ => kind.New()).ToArray();
        await Task.WhenAll(records.Concat(records[..20]).Select(record => Task.Run(() => CommitAsync(Puts(record)), Stop)));
        Assert.Equal(60, await CountAsync(kind));
        await Task.WhenAll(records[..30].Concat(records[..10]).Select(record => Task.Run(() => CommitAsync(Removes(record)), Stop)));
        Assert.Equal(30, await CountAsync(kind));
    }

    [Theory]
    [MemberData(nameof(Counters))]
    [RowsAreRules]
    public async Task A_counter_is_not_answered_for_other_subjects(string counter)
    {
        var kind = CounterKind.Named(counter);
        await PutAsync(kind.New());
        Assert.Empty(await Store.Counters.ReadAsync(Everyone, [Sample.Order()], Stop));
        Assert.Empty(await Store.Counters.ReadAsync(Everyone, [], Stop));
        Assert.All((await Store.Counters.ReadAsync(Everyone, [kind.Counter.Subject], Stop)).Keys, key => Assert.Equal(kind.Counter.Subject, key.Subject));
    }

    private Task<long> CountAsync(CounterKind kind, AccessScope? scope = null) => CountAsync(kind.Counter.Subject, kind.Counter.Name, scope);
}
