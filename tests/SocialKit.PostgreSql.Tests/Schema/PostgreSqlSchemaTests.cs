using Npgsql;
using SocialKit.ConformanceTests;
using SocialKit.PostgreSql;
using SocialKit.SchemaNode;

namespace SocialKit.PostgreSql.Tests;

public sealed class PostgreSqlSchemaTests : IAsyncLifetime
{
    private readonly string _schema = PostgreSqlServer.NewSchema();
    private readonly AccessScope _everyone = AccessScope.System(TenantId.Default);
    private string _server = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string NextName => NextVersion.NameAfter(SchemaUpdater.Scripts.Newest);

    public async ValueTask InitializeAsync() => _server = await PostgreSqlServer.ConnectionStringAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Checking_the_schema_changes_nothing_and_names_what_is_missing()
    {
        await using var store = new PostgreSqlStore(_server, _schema);
        var status = await store.Schema.CheckAsync(Stop);
        Assert.Equal((0, SchemaUpdater.Scripts.Newest, null), (status.Version, status.Newest, status.Problem));
        Assert.Equal(SchemaUpdater.Scripts.All.Select(script => script.Name), status.Missing);
        Assert.True(await AskAsync<bool>($"SELECT to_regnamespace('{_schema}') IS NULL"));
        Assert.Empty((await store.Schema.ApplyAsync(Stop)).Missing);
        Assert.Equal(SchemaUpdater.Scripts.Newest, (await store.Schema.CheckAsync(Stop)).Version);
        await store.PrepareAsync(Stop);
    }

    [Fact]
    public async Task A_store_that_may_not_apply_says_what_to_run_without_the_password()
    {
        await using var store = new PostgreSqlStore(_server + ";Password=secret-canary", _schema);
        var refused = (await Assert.ThrowsAsync<InvalidOperationException>(() => store.PrepareAsync(Stop).AsTask())).Message;
        Assert.Contains("0001_first.sql", refused, StringComparison.Ordinal);
        Assert.Contains("socialkit schema apply --postgres \"Host=127.0.0.1;Port=", refused, StringComparison.Ordinal);
        Assert.Contains($";Database=postgres;Username=socialkit;Password=…\" --schema {_schema}", refused, StringComparison.Ordinal);
        Assert.Contains($"socialkit schema script --provider postgres --schema {_schema} --from 0", refused, StringComparison.Ordinal);
        Assert.Contains("applySchema: true", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", refused, StringComparison.Ordinal);
        Assert.True(await AskAsync<bool>($"SELECT to_regnamespace('{_schema}') IS NULL"));
    }

    [Fact]
    public async Task What_a_DBA_runs_makes_the_same_tables_as_applying()
    {
        await using var store = new PostgreSqlStore(_server, _schema);
        await RunAsync(store.Schema.Script(0));
        await store.PrepareAsync(Stop);
        var applied = PostgreSqlServer.NewSchema();
        await using var other = new PostgreSqlStore(_server, applied, applySchema: true);
        await other.PrepareAsync(Stop);
        Assert.Equal(await TablesAsync(applied), await TablesAsync(_schema));
        Assert.Equal("", store.Schema.Script(SchemaUpdater.Scripts.Newest));
        Assert.Throws<ArgumentOutOfRangeException>(() => store.Schema.Script(SchemaUpdater.Scripts.Newest + 1));
        var again = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(store.Schema.Script(0)));
        Assert.Equal(PostgresErrorCodes.DuplicateTable, again.SqlState);
    }

    [Fact]
    public async Task An_application_whose_user_may_not_make_tables_runs_on_what_a_DBA_made()
    {
        await using var dba = new PostgreSqlStore(_server, _schema);
        await dba.Schema.ApplyAsync(Stop);
        await RunAsync($"CREATE ROLE {_schema}_app LOGIN");
        await using var store = new PostgreSqlStore(_server.Replace("Username=socialkit", $"Username={_schema}_app", StringComparison.Ordinal), _schema);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => store.PrepareAsync(Stop).AsTask());
        Assert.Contains($"GRANT USAGE ON SCHEMA {_schema}", refused.Message, StringComparison.Ordinal);
        await RunAsync($"GRANT USAGE ON SCHEMA {_schema} TO {_schema}_app; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {_schema} TO {_schema}_app");
        await store.PrepareAsync(Stop);
        var post = Sample.Post();
        await store.CommitAsync(Put(post) with { Activities = [Sample.Activity()] }, Stop);
        Assert.Single(await store.Records.GetAsync<Post>(_everyone, [post.Key], Stop));
        Assert.Single(await store.Activities.ReadAsync(_everyone, 0, 10, Stop));
    }

    [Fact]
    public async Task A_node_reads_and_writes_while_a_newer_one_with_a_compatible_schema_works()
    {
        await using var older = new PostgreSqlStore(_server, _schema, applySchema: true);
        await older.PrepareAsync(Stop);
        await using var newer = new PostgreSqlStore(_server, _schema, true, SchemaUpdater.Scripts.With(NextName, NextVersion.ForPostgreSql()));
        var subject = Sample.Order();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var written = 0;
        var writing = Task.Run(
            async () =>
            {
                for (; !enough.IsCancellationRequested; written++)
                {
                    Assert.Equal(CommitOutcome.Applied, (await older.CommitAsync(Put(Sample.Reaction(subject)), Stop)).Outcome);
                    Assert.Equal(written + 1, (await older.Counters.ReadAsync(_everyone, [subject], Stop)).Values.Sum());
                }
            },
            Stop);
        await newer.PrepareAsync(Stop);
        var posts = Enumerable.Range(0, 50).Select(_ => Sample.Post()).ToList();
        foreach (var post in posts)
        {
            await newer.CommitAsync(Put(post), Stop);
            Assert.Single(await older.Records.GetAsync<Post>(_everyone, [post.Key], Stop));
        }

        await enough.CancelAsync();
        await writing;
        Assert.Equal(written, (await newer.Counters.ReadAsync(_everyone, [subject], Stop)).Values.Sum());

        // It also starts again, whether it may apply or not, and sees that nothing is missing.
        foreach (var apply in new[] { false, true })
        {
            await using var restarted = new PostgreSqlStore(_server, _schema, apply);
            await restarted.PrepareAsync(Stop);
            Assert.Equal(50, (await restarted.Records.GetAsync<Post>(_everyone, [.. posts.Select(post => post.Key)], Stop)).Count);
            Assert.Equal(SchemaUpdater.Scripts.Newest + 1, (await restarted.Schema.CheckAsync(Stop)).Version);
        }
    }

    [Fact]
    public async Task A_newer_schema_that_is_not_compatible_is_refused_with_a_sentence()
    {
        var next = SchemaUpdater.Scripts.With(NextName, NextVersion.ForPostgreSql(compatible: false));
        await using var newer = new PostgreSqlStore(_server, _schema, true, next.With($"{next.Newest + 1:0000}_more.sql", "-- compatible: yes\n"));
        await newer.PrepareAsync(Stop);
        foreach (var apply in new[] { false, true })
        {
            await using var older = new PostgreSqlStore(_server, _schema, apply);
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => older.PrepareAsync(Stop).AsTask());
            Assert.Contains($"has schema {next.Newest + 1}, which needs a version that knows schema {next.Newest} or newer", refused.Message, StringComparison.Ordinal);
            Assert.Contains("Update the SocialKit packages", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_schema_from_before_the_oldest_version_was_kept_is_brought_up_to_date()
    {
        await RunAsync(
            $"CREATE SCHEMA {_schema}; SET search_path TO {_schema}; CREATE TABLE schema_scripts (number bigint PRIMARY KEY, name text NOT NULL, applied timestamptz NOT NULL DEFAULT now()); "
            + SchemaUpdater.Scripts.All[0].Text + "; INSERT INTO schema_scripts (number, name) VALUES (1, '0001_first.sql')");
        await using var newer = new PostgreSqlStore(_server, _schema, true, SchemaUpdater.Scripts.With(NextName, NextVersion.ForPostgreSql()));
        await newer.PrepareAsync(Stop);
        await using var older = new PostgreSqlStore(_server, _schema);
        await older.PrepareAsync(Stop);
    }

    [Fact]
    public async Task A_script_that_fails_leaves_nothing_of_itself_and_all_of_those_before()
    {
        var scripts = SchemaUpdater.Scripts.With(NextName, "-- compatible: yes\nCREATE TABLE next (id bigint); CREATE TABLE next (id bigint);");
        await using var broken = new PostgreSqlStore(_server, _schema, true, scripts);
        await Assert.ThrowsAsync<InvalidOperationException>(() => broken.PrepareAsync(Stop).AsTask());
        await using var store = new PostgreSqlStore(_server, _schema);
        Assert.Equal(SchemaUpdater.Scripts.Newest, (await store.Schema.CheckAsync(Stop)).Version);
        Assert.True(await AskAsync<bool>($"SELECT to_regclass('{_schema}.next') IS NULL"));
        await store.PrepareAsync(Stop);
    }

    private static Commit Put(params IRecord[] records) => new() { Tenant = TenantId.Default, At = Sample.Start, Puts = records };

    private Task<string> TablesAsync(string schema) => AskAsync<string>($"""
        SELECT string_agg(line, E'\n' ORDER BY line) FROM (
          SELECT format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, collation_name) FROM information_schema.columns WHERE table_schema = '{schema}'
          UNION ALL SELECT replace(indexdef, '{schema}.', '') FROM pg_indexes WHERE schemaname = '{schema}'
          UNION ALL SELECT format('%s %s', number, oldest) FROM {schema}.schema_scripts) t(line)
        """);

    private Task RunAsync(string sql) => AskAsync<object>(sql + "; SELECT 1");

    private async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(_server + ";Pooling=false");
        await connection.OpenAsync(Stop);
#pragma warning disable CA2100
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }
}
