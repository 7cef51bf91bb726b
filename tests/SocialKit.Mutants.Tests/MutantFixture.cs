using Microsoft.Data.Sqlite;
using SocialKit.ConformanceTests;

namespace SocialKit.Mutants.Tests;

/// <summary>Makes whatever store the runner is asking the kit about.</summary>
public sealed class MutantFixture : StoreFixture
{
    readonly string _folder = Directory.CreateTempSubdirectory("socialkit-mutant-").FullName;
    IStore? _store;

    internal static AsyncLocal<Func<string, IStore>?> Make { get; } = new();

    public override Task<IStore> CreateAsync() => Task.FromResult(_store = Make.Value!(_folder));

    public override async Task<IStore> ReopenAsync()
    {
        await CloseAsync();
        return await CreateAsync();
    }

    // In the file of the mutants that are made of the SQLite store; the others do not look at it.
    public override Task<ApplicationTransaction> BeginHostTransactionAsync() => new SqlApplication(
        () => new SqliteConnection($"Data Source={Path.Combine(_folder, "socialkit.db")};Pooling=False"), "orders").BeginAsync();

    public override Task<IReadOnlyList<Stream>> OpenRawAsync() => Task.FromResult<IReadOnlyList<Stream>>(
        [.. Directory.GetFiles(_folder).Select(file => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))]);

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
        await base.DisposeAsync();
    }

    async Task CloseAsync()
    {
        if (_store is IAsyncDisposable store)
            await store.DisposeAsync();
    }
}
