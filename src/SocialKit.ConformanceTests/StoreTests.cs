namespace SocialKit.ConformanceTests;

/// <summary>What every suite of the kit stands on: a clean, prepared store and the shortest words for using it.</summary>
public abstract class StoreTests<TFixture> : IAsyncLifetime where TFixture : StoreFixture, new()
{
    private readonly TFixture _fixture = new();
    private IStore? _store;

    protected static TenantId Tenant { get; } = new("acme");

    protected static TenantId OtherTenant { get; } = new("Acme");

    protected static AccessScope Everyone { get; } = AccessScope.System(Tenant);

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected IStore Store => _store!;

    public async ValueTask InitializeAsync()
    {
        _store = await _fixture.CreateAsync();
        ConformanceRuns.Began(typeof(TFixture), _store);
        await _store.PrepareAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        ConformanceRuns.Ended(typeof(TFixture), GetType());
        GC.SuppressFinalize(this);
    }

    /// <summary>The same storage, opened again.</summary>
    protected async Task ReopenAsync()
    {
        _store = await _fixture.ReopenAsync();
        await _store.PrepareAsync(Stop);
    }

    /// <summary>The storage as a crash left it, opened again.</summary>
    protected async Task CrashAsync()
    {
        _store = await _fixture.CrashAsync();
        await _store.PrepareAsync(Stop);
    }

    /// <summary>The storage's own bytes.</summary>
    protected Task<IReadOnlyList<Stream>> OpenRawAsync() => _fixture.OpenRawAsync();

    /// <summary>A transaction of an application's.</summary>
    protected Task<ApplicationTransaction> BeginHostTransactionAsync() => _fixture.BeginHostTransactionAsync();

    /// <summary>A transaction of somebody else.</summary>
    protected Task<IAsyncDisposable> BeginForeignTransactionAsync() => _fixture.BeginForeignTransactionAsync();

    protected static AccessScope As(MemberId member) => AccessScope.For(Viewer.Anonymous(Tenant) with { Member = member });

    protected static Commit Puts(params IRecord[] records) => new() { Tenant = Tenant, At = Sample.Start, Puts = records };

    protected static Commit Removes(params IRecord[] records) => new() { Tenant = Tenant, At = Sample.Start, Removes = records };

    protected async Task<CommitResult> CommitAsync(Commit commit) => await Store.CommitAsync(commit, Stop);

    protected async Task PutAsync(params IRecord[] records) =>
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(records))).Outcome);

    protected async Task RemoveAsync(params IRecord[] records) =>
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Removes(records))).Outcome);

    protected async Task<TRecord?> FindAsync<TRecord>(TRecord record, AccessScope? scope = null) where TRecord : class, IRecord<TRecord> =>
        (await Store.Records.GetAsync<TRecord>(scope ?? Everyone, [record.Key], Stop)).SingleOrDefault();

    protected async Task<long> CountAsync(SubjectRef subject, string name, AccessScope? scope = null) =>
        (await Store.Counters.ReadAsync(scope ?? Everyone, [subject], Stop)).GetValueOrDefault(new CounterKey(subject, name));
}
