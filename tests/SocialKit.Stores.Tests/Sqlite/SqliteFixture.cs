using SocialKit.ConformanceTests;
using SocialKit.Sqlite;

namespace SocialKit.Stores.Tests;

public sealed class SqliteFixture : StoreFixture
{
    private readonly TemporaryFolder _folder = new();
    private SqliteStore? _store;

    public override Task<IStore> CreateAsync() => Task.FromResult<IStore>(_store = new SqliteStore(_folder.File("socialkit.db")));

    public override async Task<IStore> ReopenAsync()
    {
        await _store!.DisposeAsync();
        return await CreateAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        _folder.Dispose();
        await base.DisposeAsync();
    }
}
