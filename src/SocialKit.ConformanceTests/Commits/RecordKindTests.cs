namespace SocialKit.ConformanceTests;

/// <summary>What holds for every type of record: found, not found, replaced, removed, guarded, kept apart by tenant, all or nothing.</summary>
public abstract class RecordKindTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private static readonly AccessScope s_there = AccessScope.System(OtherTenant);

    public static TheoryData<string> Kinds => RecordKind.Names;

    public static TheoryData<string> Versioned => RecordKind.Versioned;

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task What_was_never_put_is_not_found(string kind)
    {
        var (stored, other) = (New(kind), New(kind));
        await PutAsync(stored);
        Assert.Null(await FindAsync(kind, other));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task What_was_put_is_found_whole(string kind)
    {
        var record = New(kind);
        await PutAsync(record);
        Assert.Equal(Whole.Of(record), await FindAsync(kind, record));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task Hundreds_put_in_one_commit_as_an_import_does_are_each_found_whole_and_can_be_put_again(string kind)
    {
        var records = Enumerable.Range(0, 300).Select(_ => New(kind)).ToArray();
        await PutAsync(records);
        var changed = records.Select((record, index) => index % 3 == 0 ? RecordKind.Named(kind).Changed(record) : record).ToArray();
        foreach (var stand in new[] { records, changed })
        {
            await PutAsync(stand);
            var found = await RecordKind.Named(kind).GetAsync(Store, Everyone, [.. stand.Select(record => record.Key)], Stop);
            Assert.Equal(stand.Select(Whole.Of).Order(StringComparer.Ordinal), found.Select(Whole.Of).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task A_later_put_replaces_the_earlier_one_wholly(string kind)
    {
        var record = New(kind);
        var changed = RecordKind.Named(kind).Changed(record);
        await PutAsync(record);
        await PutAsync(changed);
        Assert.Equal(Whole.Of(changed), await FindAsync(kind, record));
        await PutAsync(record);
        Assert.Equal(Whole.Of(record), await FindAsync(kind, record));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task Changing_one_record_leaves_its_neighbour_alone(string kind)
    {
        var (record, neighbour) = (New(kind), New(kind));
        await PutAsync(record, neighbour);
        await PutAsync(RecordKind.Named(kind).Changed(record));
        await RemoveAsync(record);
        Assert.Equal(Whole.Of(neighbour), await FindAsync(kind, neighbour));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task What_was_removed_is_gone_and_can_be_put_again(string kind)
    {
        var record = New(kind);
        await PutAsync(record);
        await RemoveAsync(record);
        Assert.Null(await FindAsync(kind, record));
        await PutAsync(record);
        Assert.Equal(Whole.Of(record), await FindAsync(kind, record));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task Removing_what_is_not_there_is_applied_and_changes_nothing(string kind)
    {
        var (record, missing) = (New(kind), New(kind));
        await PutAsync(record);
        await RemoveAsync(missing);
        Assert.Equal(Whole.Of(record), await FindAsync(kind, record));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task A_removal_needs_only_the_key(string kind)
    {
        var record = New(kind);
        await PutAsync(record);
        await RemoveAsync(RecordKind.Named(kind).Changed(record));
        Assert.Null(await FindAsync(kind, record));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task Absence_is_a_guard_that_fails_once_the_record_stands(string kind)
    {
        var record = New(kind);
        var absent = new Guard.Unchanged(record.Key, 0);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(record) with { Guards = [absent] })).Outcome);
        var changed = RecordKind.Named(kind).Changed(record);
        Assert.Equal(new CommitResult(CommitOutcome.Refused, FailedGuard: absent), await CommitAsync(Puts(changed) with { Guards = [absent] }));
        Assert.Equal(Whole.Of(record), await FindAsync(kind, record));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task Presence_is_a_guard_that_fails_before_and_after_the_record_stands(string kind)
    {
        var record = New(kind);
        var present = Puts() with { Guards = [new Guard.Present(record.Key)] };
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(present)).Outcome);
        await PutAsync(record);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(present)).Outcome);
        await RemoveAsync(record);
        Assert.Equal(new CommitResult(CommitOutcome.Refused, FailedGuard: present.Guards[0]), await CommitAsync(present));
    }

    [Theory]
    [MemberData(nameof(Versioned))]
    [RowsAreRules]
    public async Task A_stale_version_is_refused_and_the_standing_record_kept(string kind)
    {
        var record = New(kind);
        var second = RecordKind.Named(kind).Changed(record);
        await PutAsync(record);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(second) with { Guards = [new Guard.Unchanged(record.Key, 1)] })).Outcome);
        foreach (var wrong in new long[] { 0, 1, 3, -1, long.MaxValue })
        {
            var guard = new Guard.Unchanged(record.Key, wrong);
            Assert.Equal(new CommitResult(CommitOutcome.Refused, FailedGuard: guard), await CommitAsync(Puts(record) with { Guards = [guard] }));
        }

        Assert.Equal(Whole.Of(second), await FindAsync(kind, record));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task Of_many_who_put_it_where_nothing_stands_one_wins(string kind)
    {
        var record = New(kind);
        var commit = Puts(record) with { Guards = [new Guard.Unchanged(record.Key, 0)], Activities = [Sample.Activity()] };
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => CommitAsync(commit), Stop)));
        Assert.Single(results, result => result.Outcome == CommitOutcome.Applied);
        Assert.Equal(19, results.Count(result => result.FailedGuard == commit.Guards[0]));
        Assert.Single(await Store.Activities.ReadAsync(Everyone, 0, 100, Stop));
    }

    [Theory]
    [MemberData(nameof(Versioned))]
    [RowsAreRules]
    public async Task Of_many_who_change_the_same_version_one_wins(string kind)
    {
        var record = New(kind);
        await PutAsync(record);
        var commit = Puts(RecordKind.Named(kind).Changed(record)) with { Guards = [new Guard.Unchanged(record.Key, 1)] };
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => CommitAsync(commit), Stop)));
        Assert.Single(results, result => result.Outcome == CommitOutcome.Applied);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task Another_tenant_cannot_read_it(string kind)
    {
        var record = New(kind);
        await PutAsync(record);
        await CommitAsync(Puts(New(kind)) with { Tenant = OtherTenant });
        Assert.Null(await FindAsync(kind, record, s_there));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task Another_tenant_cannot_overwrite_it(string kind)
    {
        var record = New(kind);
        var theirs = RecordKind.Named(kind).Changed(record);
        await PutAsync(record);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(theirs) with { Tenant = OtherTenant })).Outcome);
        Assert.Equal(Whole.Of(record), await FindAsync(kind, record));
        Assert.Equal(Whole.Of(theirs), await FindAsync(kind, record, s_there));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task Another_tenant_cannot_remove_it(string kind)
    {
        var record = New(kind);
        await PutAsync(record);
        await CommitAsync(Puts(record) with { Tenant = OtherTenant });
        await CommitAsync(Removes(record) with { Tenant = OtherTenant });
        Assert.Equal(Whole.Of(record), await FindAsync(kind, record));
        Assert.Null(await FindAsync(kind, record, s_there));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task Another_tenants_guards_do_not_see_it(string kind)
    {
        var record = New(kind);
        await PutAsync(record);
        var there = Puts() with { Tenant = OtherTenant };
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(there with { Guards = [new Guard.Present(record.Key)] })).Outcome);
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(there with { Guards = [new Guard.Unchanged(record.Key, record.Version)] })).Outcome);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(there with { Guards = [new Guard.Unchanged(record.Key, 0)] })).Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task A_refused_put_and_a_refused_removal_change_nothing(string kind)
    {
        var (record, other) = (New(kind), New(kind));
        await PutAsync(record);
        Guard[] never = [new Guard.Present(Sample.Post().Key)];
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts(RecordKind.Named(kind).Changed(record), other) with { Guards = never })).Outcome);
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Removes(record) with { Guards = never })).Outcome);
        Assert.Equal(Whole.Of(record), await FindAsync(kind, record));
        Assert.Null(await FindAsync(kind, other));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task A_replayed_put_does_not_overwrite_what_came_after_it(string kind)
    {
        var record = New(kind);
        var first = Puts(record) with { ClientKey = Sample.Key(Sample.NewMemberId()) };
        await CommitAsync(first);
        var changed = RecordKind.Named(kind).Changed(record);
        await PutAsync(changed);
        Assert.Equal(CommitOutcome.Replayed, (await CommitAsync(first)).Outcome);
        Assert.Equal(Whole.Of(changed), await FindAsync(kind, record));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task A_key_of_its_type_in_another_form_finds_nothing(string kind)
    {
        var record = New(kind);
        await PutAsync(record);
        foreach (var id in new[] { record.Key.Id.ToUpperInvariant(), record.Key.Id + " ", "zz", "a\nb\nc\nd", "%", "' OR ''='" }.Where(id => id != record.Key.Id))
        {
            Assert.Empty(await RecordKind.Named(kind).GetAsync(Store, Everyone, [new RecordKey(kind, id)], Stop));
        }
    }

    private static IRecord New(string kind) => RecordKind.Named(kind).New();

    private async Task<string?> FindAsync(string kind, IRecord record, AccessScope? scope = null)
    {
        var found = await RecordKind.Named(kind).GetAsync(Store, scope ?? Everyone, [record.Key], Stop);
        return found.Count == 0 ? null : Whole.Of(Assert.Single(found));
    }
}
