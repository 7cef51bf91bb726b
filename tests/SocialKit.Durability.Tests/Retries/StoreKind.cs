using SocialKit.PostgreSql;
using SocialKit.Sqlite;

namespace SocialKit.Durability.Tests;

/// <summary>An empty store of each durable provider, by name.</summary>
internal sealed class StoreKind : IAsyncDisposable
{
    private readonly TemporaryFolder? _folder;

    private StoreKind(IStore store, TemporaryFolder? folder) => (Store, _folder) = (store, folder);

    public static TheoryData<string> Names => ["sqlite", "postgresql"];

    public IStore Store { get; }

    public static async Task<StoreKind> OpenAsync(string name)
    {
        var folder = name == "sqlite" ? new TemporaryFolder() : null;

        // Storms of thousands of commits at once: the last one waits longer for its turn than a person would.
        IStore store = folder is not null
            ? new SqliteStore(folder.File("socialkit.db"))
            : new PostgreSqlStore(await PostgreSqlServer.ConnectionStringAsync(), PostgreSqlServer.NewSchema(), applySchema: true, TimeSpan.FromMinutes(2));
        await store.PrepareAsync(TestContext.Current.CancellationToken);
        return new StoreKind(store, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)Store).DisposeAsync();
        _folder?.Dispose();
    }
}
