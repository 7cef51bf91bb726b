using Microsoft.Data.Sqlite;
using SocialKit.ConformanceTests;
using SocialKit.SchemaNode;
using SocialKit.Sqlite;

namespace SocialKit.Stores.Tests;

public sealed class SqliteSchemaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly AccessScope _everyone = AccessScope.System(TenantId.Default);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string NextName => NextVersion.NameAfter(SchemaUpdater.Scripts.Newest);

    private string File => _folder.File("socialkit.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Checking_makes_no_file_and_names_what_is_missing()
    {
        await using var store = new SqliteStore(File);
        var status = await store.Schema.CheckAsync(Stop);
        Assert.Equal((0, SchemaUpdater.Scripts.Newest, null), (status.Version, status.Newest, status.Problem));
        Assert.Equal(SchemaUpdater.Scripts.All.Select(script => script.Name), status.Missing);
        Assert.False(System.IO.File.Exists(File));
        Assert.Empty((await store.Schema.ApplyAsync(Stop)).Missing);
        Assert.Equal(SchemaUpdater.Scripts.Newest, (await store.Schema.CheckAsync(Stop)).Version);
    }

    [Fact]
    public async Task What_a_DBA_runs_makes_the_same_tables_as_applying()
    {
        await using var store = new SqliteStore(File);
        await store.Schema.ApplyAsync(Stop);
        var byHand = _folder.File("by-hand.db");
        Ask(byHand, store.Schema.Script(0));
        Assert.Equal(TablesOf(File), TablesOf(byHand));
        await using var prepared = new SqliteStore(byHand);
        await prepared.PrepareAsync(Stop);
        Assert.Equal("", store.Schema.Script(SchemaUpdater.Scripts.Newest));
        Assert.Throws<ArgumentOutOfRangeException>(() => store.Schema.Script(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => store.Schema.Script(SchemaUpdater.Scripts.Newest + 1));
    }

    [Fact]
    public async Task A_node_reads_and_writes_while_a_newer_one_with_a_compatible_schema_works()
    {
        await using var older = new SqliteStore(File);
        await older.PrepareAsync(Stop);
        await using var newer = new SqliteStore(File, null, SchemaUpdater.Scripts.With(NextName, NextVersion.ForSqlite()));
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

        // It also starts again, and sees that nothing is missing.
        await using var restarted = new SqliteStore(File);
        await restarted.PrepareAsync(Stop);
        Assert.Equal(50, (await restarted.Records.GetAsync<Post>(_everyone, [.. posts.Select(post => post.Key)], Stop)).Count);
        var status = await restarted.Schema.CheckAsync(Stop);
        Assert.Equal((SchemaUpdater.Scripts.Newest + 1, null), (status.Version, status.Problem));
        Assert.Empty(status.Missing);
    }

    [Fact]
    public async Task A_newer_schema_that_is_not_compatible_is_refused_with_a_sentence()
    {
        var next = SchemaUpdater.Scripts.With(NextName, NextVersion.ForSqlite(compatible: false));
        await using (var newer = new SqliteStore(File, null, next.With($"{next.Newest + 1:0000}_more.sql", "-- compatible: yes\n")))
        {
            await newer.PrepareAsync(Stop);
        }

        await using var older = new SqliteStore(File);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => older.PrepareAsync(Stop).AsTask());
        Assert.Contains($"has schema {next.Newest + 1}, which needs a version that knows schema {next.Newest} or newer", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Update the SocialKit packages", refused.Message, StringComparison.Ordinal);
        Assert.Equal(refused.Message, (await older.Schema.ApplyAsync(Stop)).Problem);
    }

    [Fact]
    public async Task A_file_from_before_the_oldest_version_was_kept_is_brought_up_to_date()
    {
        Ask(File, "CREATE TABLE sk_schema (version INTEGER NOT NULL); INSERT INTO sk_schema VALUES (1);" + SchemaUpdater.Scripts.All[0].Text);
        await using (var store = new SqliteStore(File))
        {
            await store.PrepareAsync(Stop);
        }

        await using var newer = new SqliteStore(File, null, SchemaUpdater.Scripts.With(NextName, NextVersion.ForSqlite()));
        await newer.PrepareAsync(Stop);
        await using var older = new SqliteStore(File);
        await older.PrepareAsync(Stop);
    }

    [Fact]
    public async Task A_script_that_fails_leaves_nothing_of_itself_and_all_of_those_before()
    {
        var scripts = SchemaUpdater.Scripts.With(NextName, "-- compatible: yes\nCREATE TABLE sk_next (id INTEGER); CREATE TABLE sk_next (id INTEGER);");
        await using var broken = new SqliteStore(File, null, scripts);
        await Assert.ThrowsAsync<InvalidOperationException>(() => broken.PrepareAsync(Stop).AsTask());
        await using var store = new SqliteStore(File);
        Assert.Equal(SchemaUpdater.Scripts.Newest, (await store.Schema.CheckAsync(Stop)).Version);
        Assert.DoesNotContain("sk_next", TablesOf(File), StringComparison.Ordinal);
    }

    private static Commit Put(params IRecord[] records) => new() { Tenant = TenantId.Default, At = Sample.Start, Puts = records };

    private static string TablesOf(string file) => (string)Ask(file, "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_schema ORDER BY name)")!;

    private static object? Ask(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
