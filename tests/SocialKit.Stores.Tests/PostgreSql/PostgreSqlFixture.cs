using SocialKit.ConformanceTests;
using SocialKit.PostgreSql;

[assembly: AssemblyFixture(typeof(PostgreSqlServer))]

namespace SocialKit.Stores.Tests;

public sealed class PostgreSqlFixture : StoreFixture
{
    private readonly string _schema = PostgreSqlServer.NewSchema();
    private PostgreSqlStore? _store;

    public override async Task<IStore> CreateAsync() =>
        _store = new PostgreSqlStore(await PostgreSqlServer.ConnectionStringAsync(), _schema, applySchema: true);

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

        await base.DisposeAsync();
    }
}
