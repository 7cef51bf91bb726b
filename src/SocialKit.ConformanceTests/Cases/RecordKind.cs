namespace SocialKit.ConformanceTests;

/// <summary>One type of record, as far as a check that must hold for every type needs to know it.</summary>
internal sealed class RecordKind
{
    private readonly Func<IRecord> _make;
    private readonly Func<IRecord, IRecord> _change;
    private readonly Func<IStore, AccessScope, IReadOnlyCollection<RecordKey>, CancellationToken, Task<IReadOnlyList<IRecord>>> _get;

    private readonly Func<IStore, AccessScope, RecordFilter, RecordKey?, int, CancellationToken, Task<IReadOnlyList<IRecord>>> _scan;

    private RecordKind(
        string name,
        Func<IRecord> make,
        Func<IRecord, IRecord> change,
        Func<IStore, AccessScope, IReadOnlyCollection<RecordKey>, CancellationToken, Task<IReadOnlyList<IRecord>>> get,
        Func<IStore, AccessScope, RecordFilter, RecordKey?, int, CancellationToken, Task<IReadOnlyList<IRecord>>> scan) =>
        (Name, _make, _change, _get, _scan) = (name, make, change, get, scan);

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Those whose version counts.</summary>
    public static TheoryData<string> Versioned => [.. All.Values.Where(kind => kind.Changed(kind.New()).Version == 2).Select(kind => kind.Name)];

    public string Name { get; }

    private static Dictionary<string, RecordKind> All { get; } = new[]
    {
        Of(() => Sample.Member(), member => member with { Name = member.Name + "!", Version = member.Version + 1 }),
        Of(() => Sample.Post(), post => post with { Text = More(post.Text), Version = post.Version + 1 }),
        Of(() => Sample.Comment(Sample.Order()), comment => comment with { Text = More(comment.Text), Version = comment.Version + 1 }),
        Of(() => Sample.Revision(Sample.Order(), 3), revision => revision with { Title = revision.Title + "!" }),
        Of(() => Sample.Reaction(Sample.Order()), reaction => reaction with { At = reaction.At.AddTicks(1) }),
        Of(() => Sample.Follow(Sample.NewMemberId(), Sample.Order()), follow => follow with { At = follow.At.AddTicks(1) }),
        Of(
            () => Sample.Kudos(Sample.NewMemberId(), [Sample.NewMemberId()]),
            kudos => kudos with { Text = More(kudos.Text), Version = kudos.Version + 1 }),
        Of(() => Sample.Community(), community => community with { Name = community.Name + "!", Version = community.Version + 1 }),
        Of(() => Sample.Topic(), topic => topic with { Name = topic.Name + "!", Version = topic.Version + 1 }),
        Of(() => Sample.Entry(Sample.NewMemberId(), Sample.Post()), entry => entry),
        Of(() => Sample.State(Sample.Order()), state => state with { ClosedAt = Sample.Second(state.Version is 1 ? 1 : 2), Version = state.Version + 1 }),
        Of(() => Sample.Hold(Sample.Order()), hold => hold with { Reason = hold.Reason + "!" }),
        Of(() => Sample.Membership(new CommunityId(Sample.NewId())), membership => membership with { Role = CommunityRole.Steward, Version = membership.Version + 1 }),
        Of(() => Sample.Block(Sample.NewMemberId(), Sample.NewMemberId()), block => block with { At = block.At.AddTicks(1) }),
        Of(() => Sample.Mute(Sample.NewMemberId(), SubjectRef.Of(Sample.NewMemberId())), mute => mute with { At = mute.At.AddTicks(1), Version = mute.Version + 1 }),
        Of(() => Sample.Edit(Sample.Post().Subject), edit => edit with { Text = More(edit.Text), Version = edit.Version + 1 }),
        Of(() => Sample.Lock(Sample.Order()), closing => closing with { Reason = closing.Reason + "!", Version = closing.Version + 1 }),
        Of(() => Sample.Rule(), rule => rule with { Message = rule.Message + "!", Version = rule.Version + 1 }),
        Of(() => Sample.Setting(new CommunityId(Sample.NewId())), setting => setting with { HoldAll = !setting.HoldAll, Version = setting.Version + 1 }),
        Of(() => Sample.Flag(Sample.Post().Subject), flag => flag with { Answer = flag.Answer + "!", Version = flag.Version + 1 }),
        Of(
            () => Sample.Case(community: new CommunityId(Sample.NewId())),
            matter => matter with { Reasons = [.. matter.Reasons, new CaseReason(CaseReason.Flag, "respect", Sample.Start)], Version = matter.Version + 1 }),
        Of(
            () => Sample.Decision(community: new CommunityId(Sample.NewId())) with { Edit = new HeldEdit(1, "After", Sample.Text("Other words"), Sample.Start) },
            decision => decision with { Appeal = decision.Appeal + "!", AppealState = AppealState.Open, Version = decision.Version + 1 }),
        Of(() => Sample.Sanction(Sample.NewMemberId()), sanction => sanction with { LiftedAt = Sample.Second(1), Version = sanction.Version + 1 }),
        Of(() => Sample.Audit(), entry => entry with { Reason = null, Hash = (byte[])[9, .. entry.Hash.Span] }),
        Of(() => Sample.Erasure(), erasure => erasure with { Lines = [.. erasure.Lines, new ErasureLine("comment", 0, 0, 1, null)], Version = erasure.Version + 1 }),
        Of(() => Sample.Head(), head => head with { Position = head.Position + 1, Hash = (byte[])[9, .. head.Hash.Span] }),
        Of(() => Sample.Secret($"secret-{Sample.Next()}"), secret => secret with { Value = (byte[])[9, .. secret.Value.Span] }),
    }.ToDictionary(kind => kind.Name);

    public static RecordKind Named(string name) => All[name];

    public static IEnumerable<RecordKind> Every => All.Values;

    /// <summary>A record with a key no other has.</summary>
    public IRecord New() => _make();

    /// <summary>The same key with other content, at the next version where the type has one.</summary>
    public IRecord Changed(IRecord record) => _change(record);

    public Task<IReadOnlyList<IRecord>> GetAsync(IStore store, AccessScope scope, IReadOnlyCollection<RecordKey> keys, CancellationToken stop) =>
        _get(store, scope, keys, stop);

    /// <summary>One page of a scan.</summary>
    public Task<IReadOnlyList<IRecord>> ScanAsync(IStore store, AccessScope scope, RecordFilter filter, RecordKey? after, int limit, CancellationToken stop) =>
        _scan(store, scope, filter, after, limit, stop);

    /// <summary>Every record a filter admits, page by page.</summary>
    public async Task<List<IRecord>> ScanAllAsync(IStore store, AccessScope scope, RecordFilter filter, int size, CancellationToken stop)
    {
        var found = new List<IRecord>();
        while (await ScanAsync(store, scope, filter, found.Count == 0 ? null : found[^1].Key, size, stop) is { Count: > 0 } page)
        {
            found.AddRange(page);
            Assert.True(found.Count < 100_000, "The pages of the scan have no end.");
        }

        return found;
    }

    private static RichText More(RichText text) => text with { Source = text.Source + "!" };

    private static RecordKind Of<TRecord>(Func<TRecord> make, Func<TRecord, TRecord> change) where TRecord : class, IRecord<TRecord> => new(
        TRecord.RecordType,
        make,
        record => change((TRecord)record),
        async (store, scope, keys, stop) => await store.Records.GetAsync<TRecord>(scope, keys, stop),
        async (store, scope, filter, after, limit, stop) => await store.Records.ScanAsync<TRecord>(scope, filter, after, limit, stop));
}
