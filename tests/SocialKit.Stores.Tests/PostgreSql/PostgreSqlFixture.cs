using SocialKit.ConformanceTests;
using SocialKit.PostgreSql;

namespace SocialKit.Stores.Tests;

public sealed class PostgreSqlFixture : StoreFixture
{
    private PostgreSqlStore? _store;

    public override async Task<IStore> CreateAsync() =>
        _store = new PostgreSqlStore(await PostgreSqlServer.ConnectionStringAsync(), PostgreSqlServer.NewSchema());

    public override async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
