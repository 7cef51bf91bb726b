using Microsoft.Data.Sqlite;
using SocialKit.ConformanceTests;
using SocialKit.Sqlite;

namespace SocialKit.Stores.Tests;

public sealed class SqliteFixture : StoreFixture
{
    // Every check begins with a copy of one prepared file: making the schema hundreds of times would prove nothing more.
    private static readonly Lazy<byte[]> s_prepared = new(Prepare);
    private readonly TemporaryFolder _folder = new();
    private string _name = "socialkit.db";
    private SqliteStore? _store;

    public override Task<IStore> CreateAsync()
    {
        var file = _folder.File(_name);
        if (!File.Exists(file))
        {
            File.WriteAllBytes(file, s_prepared.Value);
        }

        return Task.FromResult<IStore>(_store = new SqliteStore(file));
    }

    public override async Task<IStore> ReopenAsync()
    {
        await _store!.DisposeAsync();
        return await CreateAsync();
    }

    /// <summary>
    /// The files as they are at one moment, copied while the store writes. The open reading transaction keeps the log from being begun anew, so
    /// whatever the copy of the file lacks or holds by half is in the copy of the log, cut wherever the copy ended: what a crash leaves.
    /// </summary>
    public override async Task<IStore> CrashAsync()
    {
        var (ended, from, to) = (_store!, _folder.File(_name), _folder.File(_name = $"after-{_name}"));
        using (var reader = new SqliteConnection($"Data Source={from};Pooling=False"))
        {
            reader.Open();
            using var transaction = reader.BeginTransaction(deferred: true);
            using var command = reader.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sk_tenants";
            command.ExecuteScalar();
            File.Copy(from, to);
            File.Copy(from + "-wal", to + "-wal");
        }

        var store = await CreateAsync();
        await ended.DisposeAsync();
        return store;
    }

    public override Task<IReadOnlyList<Stream>> OpenRawAsync() => Task.FromResult<IReadOnlyList<Stream>>(
        [.. Directory.GetFiles(_folder.Path).Select(file => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))]);

    public override Task<ApplicationTransaction> BeginHostTransactionAsync() => new SqlApplication(Connect, "orders").BeginAsync();

    /// <summary>A reading one: SQLite lets nobody write beside a writer.</summary>
    public override async Task<IAsyncDisposable> BeginForeignTransactionAsync()
    {
        var connection = Connect();
        await connection.OpenAsync();
        await using var read = new SqliteCommand("BEGIN; SELECT count(*) FROM sk_activities", connection);
        await read.ExecuteScalarAsync();
        return connection;
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

    public SqliteConnection Connect() => new($"Data Source={_folder.File("socialkit.db")};Pooling=False");

    private static byte[] Prepare()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("socialkit.db");
        using (var store = new SqliteStore(file))
        {
            store.PrepareAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }

        return File.ReadAllBytes(file);
    }
}
