using System.Collections.Concurrent;
using Npgsql;
using SocialKit.ConformanceTests;

namespace SocialKit.PostgreSql.Tests;

/// <summary>
/// Making a schema takes longer than most checks, and a thousand times would prove nothing more: one that a check has done nothing unusual to is
/// emptied and used again, together with its store.
/// </summary>
public sealed class PostgreSqlFixture : StoreFixture
{
    private static readonly ConcurrentBag<(string Schema, PostgreSqlStore Store)> s_clean = [];
    private readonly string _schema;
    private PostgreSqlStore? _store;
    private bool _reusable = true;

    /// <summary>Where its tables are.</summary>
    public string Schema => _schema;

    public PostgreSqlFixture() => (_schema, _store) = s_clean.TryTake(out var clean) ? clean : (PostgreSqlServer.NewSchema(), null);

    public override async Task<IStore> CreateAsync() => _store ??= await OpenAsync();

    public override async Task<IStore> ReopenAsync()
    {
        await _store!.DisposeAsync();
        return _store = await OpenAsync();
    }

    /// <summary>Every session of the store is ended by the server in the middle of whatever it does. What the store does about that is not waited for.</summary>
    public override async Task<IStore> CrashAsync()
    {
        _reusable = false;
        var ended = _store!;
        _store = await OpenAsync();
        await using (var source = NpgsqlDataSource.Create(await PostgreSqlServer.ConnectionStringAsync()))
        {
            await using var end = source.CreateCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = $1");
            end.Parameters.AddWithValue(_schema);
            await end.ExecuteNonQueryAsync();
        }

        await ended.DisposeAsync();
        return _store;
    }

    /// <summary>The files of every table, index and long value of the schema, and the server's own samples of what it analysed. Not its WAL.</summary>
    public override async Task<IReadOnlyList<Stream>> OpenRawAsync()
    {
        await using var source = NpgsqlDataSource.Create(await PostgreSqlServer.ConnectionStringAsync());
        await using (var write = source.CreateCommand("CHECKPOINT"))
        {
            await write.ExecuteNonQueryAsync();
        }

        await using var ask = source.CreateCommand(
            """
            SELECT current_setting('data_directory') || '/' || pg_relation_filepath(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'i', 't') AND pg_relation_filepath(c.oid) IS NOT NULL AND (n.nspname = $1 OR c.relname = 'pg_statistic'
              OR c.oid IN (SELECT t.reltoastrelid FROM pg_class t JOIN pg_namespace m ON m.oid = t.relnamespace WHERE m.nspname = $1))
            """);
        ask.Parameters.AddWithValue(_schema);
        var files = new List<Stream>();
        await using var reader = await ask.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            files.Add(new FileStream(reader.GetString(0), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        }

        return files;
    }

    public override async Task<ApplicationTransaction> BeginHostTransactionAsync()
    {
        _reusable = false;
        var server = await PostgreSqlServer.ConnectionStringAsync();
        return await new SqlApplication(() => new NpgsqlConnection(server), $"orders_of_{_schema}").BeginAsync();
    }

    /// <summary>It has written a row and keeps the state it saw, so the server keeps it too, as a long report would.</summary>
    public override async Task<IAsyncDisposable> BeginForeignTransactionAsync()
    {
        _reusable = false;
        var connection = new NpgsqlConnection(await PostgreSqlServer.ConnectionStringAsync());
        await connection.OpenAsync();
        string[] commands =
        [
            $"CREATE TABLE IF NOT EXISTS strangers_of_{_schema} (value text)", "BEGIN ISOLATION LEVEL REPEATABLE READ", $"INSERT INTO strangers_of_{_schema} VALUES ('1')",
        ];
        foreach (var command in commands)
        {
            await using var run = new NpgsqlCommand(command, connection);
            await run.ExecuteNonQueryAsync();
        }

        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        // A check that failed may have left anything behind.
        if (_store is not null && _reusable && TestContext.Current.TestState?.Result == TestResult.Passed)
        {
            await EmptyAsync();
            s_clean.Add((_schema, _store));
        }
        else if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    // The kit sends thousands of commits at once: the last of them waits longer for its turn than a person would.
    private async Task<PostgreSqlStore> OpenAsync() => new(
        await PostgreSqlServer.ConnectionStringAsync() + $";Application Name={_schema}", _schema, applySchema: true, deadline: TimeSpan.FromMinutes(2));

    // Removing rows is quicker than making files anew, unless there are many. The store gives positions to log entries and folds counters in the background:
    // what it takes first is taken first here as well, or each could hold a table that the other waits for.
    private async Task EmptyAsync()
    {
        await using var connection = new NpgsqlConnection(await PostgreSqlServer.ConnectionStringAsync());
        await connection.OpenAsync();
        await using var empty = new NpgsqlCommand(
            $"""
            DO $$ DECLARE t regclass; BEGIN
              LOCK TABLE {_schema}.unsequenced, {_schema}.counter_changes IN ACCESS EXCLUSIVE MODE;
              FOR t IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = '{_schema}' AND c.relkind = 'r' AND c.relname NOT IN ('schema_scripts', 'witness')
              LOOP
                IF pg_relation_size(t) > 200000 THEN EXECUTE format('TRUNCATE %s', t); ELSIF pg_relation_size(t) > 0 THEN EXECUTE format('DELETE FROM %s', t); END IF;
              END LOOP;
            END $$
            """,
            connection);
        await empty.ExecuteNonQueryAsync();
    }
}
