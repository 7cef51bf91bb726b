using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using SocialKit.PostgreSql;
using SocialKit.SchemaNode;
using SocialKit.Sqlite;

namespace SocialKit.Schema.Tests;

/// <summary>What several nodes, and nodes that are killed, do to one schema. Each node is a process.</summary>
public sealed class SchemaProcessTests : IDisposable
{
    private static readonly int s_rounds = Repository.IsLongRun ? 50 : 8;
    private readonly TemporaryFolder _folder = new();
    private readonly AccessScope _everyone = AccessScope.System(TenantId.Default);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Between any two statements in the long form, else at some of these places.
    private static int Stride => Repository.IsLongRun ? 1 : 5;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("this", "this")]
    [InlineData("this", "next")]
    public async Task Two_processes_that_start_at_once_on_a_new_SQLite_file_apply_each_script_once(string one, string two)
    {
        SchemaNodeProcess[] nodes = [await SchemaNodeProcess.StartAsync("sqlite", one), await SchemaNodeProcess.StartAsync("sqlite", two)];
        for (var round = 0; round < s_rounds; round++)
        {
            var file = _folder.File($"{round}.db");
            await Task.WhenAll(nodes.Select(node => node.OpenAsync(file)));
            Assert.Equal(["done", "done"], await Task.WhenAll(nodes.Select(node => node.HearAsync())));
            Assert.Equal(Sqlite.SchemaUpdater.Scripts.Newest + (two == "next" ? 1 : 0), Convert.ToInt32(Ask(file, "SELECT count(*) FROM sk_schema"), null));
            await using var store = new SqliteStore(file);
            await AssertBothWroteAsync(store);
        }

        await Task.WhenAll(nodes.Select(node => node.DisposeAsync().AsTask()));
        Figures.Write("schema.rounds", s_rounds, "starts of two processes at once", $"SQLite, {one} and {two} version, each script applied once");
    }

    [Theory]
    [InlineData("this", "this")]
    [InlineData("this", "next")]
    public async Task Two_processes_that_start_at_once_on_a_new_PostgreSQL_schema_apply_each_script_once(string one, string two)
    {
        var server = await PostgreSqlServer.ConnectionStringAsync();
        SchemaNodeProcess[] nodes = [await SchemaNodeProcess.StartAsync("postgres", one), await SchemaNodeProcess.StartAsync("postgres", two)];
        for (var round = 0; round < s_rounds; round++)
        {
            var schema = PostgreSqlServer.NewSchema();
            await Task.WhenAll(nodes.Select(node => node.OpenAsync($"{server}\t{schema}")));
            Assert.Equal(["done", "done"], await Task.WhenAll(nodes.Select(node => node.HearAsync())));
            Assert.Equal(PostgreSql.SchemaUpdater.Scripts.Newest + (two == "next" ? 1 : 0), await AskAsync<long>(server, $"SELECT count(*) FROM {schema}.schema_scripts"));
            await using var store = new PostgreSqlStore(server, schema);
            await AssertBothWroteAsync(store);
        }

        await Task.WhenAll(nodes.Select(node => node.DisposeAsync().AsTask()));
        Figures.Write("schema.rounds", s_rounds, "starts of two processes at once", $"PostgreSQL, {one} and {two} version, each script applied once");
    }

    [Fact]
    public async Task A_SQLite_update_killed_at_any_step_leaves_whole_scripts_and_is_finished_by_the_next_start()
    {
        var scripts = Sqlite.SchemaUpdater.Scripts.With(NextVersion.NameAfter(Sqlite.SchemaUpdater.Scripts.Newest), NextVersion.ForSqlite());
        var whole = Enumerable.Range(0, scripts.Newest + 1).Select(version => TablesAfter(scripts.All.Take(version).Select(script => script.Text))).ToList();
        var kills = 0;
        for (var step = 0; ; step += Stride)
        {
            var file = _folder.File($"{step}.db");
            await using var node = await SchemaNodeProcess.StartAsync("sqlite", "next", step);
            await node.OpenAsync(file);
            if (await node.HearAsync() == "done")
            {
                break;
            }

            await node.KillAsync();
            kills++;
            await using var store = new SqliteStore(file, null, scripts);
            var status = await store.Schema.CheckAsync(Stop);
            Assert.Equal(whole[status.Version], TablesOf(file));
            await store.PrepareAsync(Stop);
            Assert.Equal(whole[^1], TablesOf(file));
            Assert.Equal(scripts.Newest, Convert.ToInt32(Ask(file, "SELECT count(*) FROM sk_schema"), null));
        }

        Assert.True(kills > 5, $"Only {kills} kills.");
        Figures.Write("schema.kills", kills, "kills during an update", "SQLite, every one finished by the next start");
    }

    [Fact]
    public async Task A_PostgreSQL_update_killed_at_any_step_leaves_whole_scripts_and_is_finished_by_the_next_start()
    {
        var server = await PostgreSqlServer.ConnectionStringAsync();
        var scripts = PostgreSql.SchemaUpdater.Scripts.With(NextVersion.NameAfter(PostgreSql.SchemaUpdater.Scripts.Newest), NextVersion.ForPostgreSql());
        var whole = new List<long>();
        for (var (version, schema) = (0, PostgreSqlServer.NewSchema()); version <= scripts.Newest; version++)
        {
            if (version > 0)
            {
                await using var some = new PostgreSqlStore(server, schema, applySchema: true, scripts.Change((number, text) => number <= version ? text : null));
                await some.Schema.ApplyAsync(Stop);
            }

            whole.Add(await CountAsync(server, schema));
        }

        var kills = 0;
        var steps = scripts.All.Sum(script => Statements.Of(script.Text).Count + 1);
        for (var step = 0; step < steps; step += Stride)
        {
            var schema = PostgreSqlServer.NewSchema();
            var name = $"killed_{schema}";
            var sleeping = $"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{name}'";
            await using var node = await SchemaNodeProcess.StartAsync("postgres", "next", step);

            // The server looks whether the client is still there, also in the middle of a statement.
            await node.OpenAsync($"{server};Application Name={name};Options=-c client_connection_check_interval=50\t{schema}");
            await UntilAsync(server, $"{sleeping} AND wait_event = 'PgSleep'", 1);
            await node.KillAsync();
            kills++;
            await UntilAsync(server, sleeping, 0);
            await using var store = new PostgreSqlStore(server, schema, applySchema: true, scripts);
            Assert.Equal(whole[(await store.Schema.CheckAsync(Stop)).Version], await CountAsync(server, schema));
            await store.PrepareAsync(Stop);
            Assert.Equal(whole[^1], await CountAsync(server, schema));
            Assert.Equal(scripts.Newest, await AskAsync<long>(server, $"SELECT count(*) FROM {schema}.schema_scripts"));
        }

        Assert.True(kills > 5, $"Only {kills} kills.");
        Figures.Write("schema.kills", kills, "kills during an update", "PostgreSQL, every one finished by the next start");
    }

    private async Task AssertBothWroteAsync(IStore store)
    {
        await store.PrepareAsync(Stop);
        Assert.Equal([1, 2], (await store.Activities.ReadAsync(_everyone, 0, 10, Stop)).Select(logged => logged.Position));
        Assert.Equal(2, Assert.Single(await store.Counters.ReadAsync(_everyone, [SubjectRef.For("order", "1")], Stop)).Value);
    }

    private string TablesAfter(IEnumerable<string> scripts)
    {
        var file = _folder.File($"{Guid.NewGuid():N}.db");
        Ask(file, string.Concat(scripts.Prepend("SELECT 1;\n")));
        return TablesOf(file);
    }

    // The table that counts the scripts is there or not: it is made with the first.
    private static string TablesOf(string file) =>
        Ask(file, "SELECT coalesce(group_concat(sql, char(10)), '') FROM (SELECT sql FROM sqlite_schema WHERE name <> 'sk_schema' ORDER BY name)") as string ?? "";

    // Tables, columns and indexes: only ever more of them.
    private static Task<long> CountAsync(string server, string schema) => AskAsync<long>(
        server, $"SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = to_regnamespace('{schema}') AND a.attnum > 0");

    private static async Task UntilAsync(string server, string sql, long expected)
    {
        for (var started = Stopwatch.GetTimestamp(); await AskAsync<long>(server, sql) != expected;)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30), $"{sql} did not become {expected}.");
            await Task.Delay(10, Stop);
        }
    }

    private static async Task<T> AskAsync<T>(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(Stop);
#pragma warning disable CA2100
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }

    private static object? Ask(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
