using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SocialKit.ConformanceTests;
using SocialKit.Sqlite;

namespace SocialKit.Stores.Tests;

public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly AccessScope _everyone = AccessScope.System(TenantId.Default);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => _folder.File("socialkit.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_folder_is_made()
    {
        await using var store = new SqliteStore(Path.Combine(_folder.Path, "a", "b", "socialkit.db"));
        await store.PrepareAsync(Stop);
        await store.CommitAsync(Put(Sample.Post()), Stop);
        Assert.True(System.IO.File.Exists(Path.Combine(_folder.Path, "a", "b", "socialkit.db")));
    }

    [Fact]
    public async Task A_path_and_a_connection_string_name_the_same_file()
    {
        var post = Sample.Post();
        await using (var store = await OpenAsync(File))
        {
            await store.CommitAsync(Put(post), Stop);
        }

        await using var again = await OpenAsync($"Data Source={File};Cache=Private");
        Assert.Single(await again.Records.GetAsync<Post>(_everyone, [post.Key], Stop));
    }

    [Fact]
    public async Task Closing_and_opening_again_keeps_everything()
    {
        var (post, member, spend) = (Sample.Post(), Sample.NewMemberId(), new Guard.Allowance("a", Sample.Start, 1, 1));
        var commit = Put(post) with { ClientKey = Sample.Key(member), Result = post.Subject, Activities = [Sample.Activity()], Guards = [spend] };
        await using (var store = await OpenAsync(File))
        {
            await store.CommitAsync(commit, Stop);
        }

        await using var again = await OpenAsync(File);
        Assert.Equal(new CommitResult(CommitOutcome.Replayed, post.Subject), await again.CommitAsync(commit, Stop));
        Assert.Equal(spend, (await again.CommitAsync(commit with { ClientKey = null }, Stop)).FailedGuard);
        Assert.Equal(1, Assert.Single(await again.Counters.ReadAsync(_everyone, [SubjectRef.Of(post.Author)], Stop)).Value);
        await again.CommitAsync(Put() with { Activities = [Sample.Activity()] }, Stop);
        Assert.Equal([1, 2], (await again.Activities.ReadAsync(_everyone, 0, 10, Stop)).Select(logged => logged.Position));
    }

    [Fact]
    public async Task Everything_queued_is_written_before_the_store_is_closed()
    {
        var posts = Enumerable.Range(0, 300).Select(_ => Sample.Post()).ToList();
        var store = await OpenAsync(File);
        var commits = posts.Select(post => store.CommitAsync(Put(post), Stop).AsTask()).ToList();
        await store.DisposeAsync();
        Assert.All(await Task.WhenAll(commits), result => Assert.Equal(CommitOutcome.Applied, result.Outcome));
        await using var again = await OpenAsync(File);
        Assert.Equal(300, (await again.Records.GetAsync<Post>(_everyone, [.. posts.Select(post => post.Key)], Stop)).Count);
    }

    [Fact]
    public async Task A_closed_store_and_one_that_was_not_prepared_say_so()
    {
        var store = new SqliteStore(File);
        Assert.Contains("PrepareAsync", (await Assert.ThrowsAsync<InvalidOperationException>(() => store.CommitAsync(Put(), Stop).AsTask())).Message, StringComparison.Ordinal);
        Assert.Contains("PrepareAsync", (await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync(store))).Message, StringComparison.Ordinal);
        await store.PrepareAsync(Stop);
        await store.DisposeAsync();
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.CommitAsync(Put(), Stop).AsTask());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => ReadAsync(store));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.PrepareAsync(Stop).AsTask());
    }

    [Fact]
    public async Task Many_stores_that_prepare_one_new_file_at_once_all_succeed()
    {
        for (var round = 0; round < 5; round++)
        {
            var file = _folder.File($"{round}.db");
            var stores = Enumerable.Range(0, 8).Select(_ => new SqliteStore(file)).ToList();
            await Task.WhenAll(stores.Select(store => Task.Run(() => store.PrepareAsync(Stop).AsTask(), Stop)));
            await Task.WhenAll(stores.Select(store => Task.Run(() => store.CommitAsync(Put(Sample.Post()) with { Activities = [Sample.Activity()] }, Stop).AsTask(), Stop)));
            Assert.Equal(Enumerable.Range(1, 8).Select(i => (long)i), (await stores[3].Activities.ReadAsync(_everyone, 0, 100, Stop)).Select(l => l.Position));
            Assert.Equal(1, Scalar(file, "SELECT count(*) = max(version) FROM sk_schema"));
            await Task.WhenAll(stores.Select(store => store.DisposeAsync().AsTask()));
        }
    }

    [Fact]
    public async Task Two_stores_on_one_file_share_guards_counters_and_positions()
    {
        await using var one = await OpenAsync(File);
        await using var two = await OpenAsync(File);
        var subject = Sample.Order();
        SqliteStore[] stores = [one, two];
        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(
            () => stores[i % 2].CommitAsync(
                Put(Sample.Reaction(subject)) with { Guards = [new Guard.Allowance("a", Sample.Start, 120, 1)], Activities = [Sample.Activity()] }, Stop).AsTask(),
            Stop)));
        Assert.Equal(120, results.Count(result => result.Outcome == CommitOutcome.Applied));
        foreach (var store in stores)
        {
            Assert.Equal(120, Assert.Single(await store.Counters.ReadAsync(_everyone, [subject], Stop)).Value);
            Assert.Equal(Enumerable.Range(1, 120).Select(i => (long)i), (await store.Activities.ReadAsync(_everyone, 0, 1_000, Stop)).Select(l => l.Position));
        }
    }

    [Fact]
    public async Task A_file_of_our_own_is_in_WAL_mode()
    {
        await using var store = await OpenAsync(File);
        Assert.Equal("wal", Text(File, "PRAGMA journal_mode"));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("truncate")]
    [InlineData("wal")]
    public async Task The_journal_mode_of_a_hosts_file_is_left_alone_and_everything_works(string mode)
    {
        Run(File, $"PRAGMA journal_mode = {mode}; CREATE TABLE orders (id INTEGER PRIMARY KEY); INSERT INTO orders VALUES (1);");
        var post = Sample.Post();
        await using (var store = await OpenAsync(File))
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => store.CommitAsync(Put(Sample.Post()), Stop).AsTask()));
            await store.CommitAsync(Put(post), Stop);
            Assert.Single(await store.Records.GetAsync<Post>(_everyone, [post.Key], Stop));
        }

        // Only WAL is written into the file; the others are each connection's own, so the file's own mode is what counts.
        Assert.Equal(mode == "wal" ? "wal" : "delete", Text(File, "PRAGMA journal_mode"));
        Assert.Equal(1, Scalar(File, "SELECT count(*) FROM orders"));
    }

    [Fact]
    public async Task Every_table_and_index_carries_our_prefix()
    {
        await using var store = await OpenAsync(File);
        Assert.Equal(0, Scalar(File, "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sk\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"));
    }

    [Fact]
    public async Task A_newer_schema_is_not_touched()
    {
        await (await OpenAsync(File)).DisposeAsync();
        Run(File, "INSERT INTO sk_schema VALUES (9999)");
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(File));
        Assert.Contains("newer SocialKit", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_a_foreign_file_and_a_read_only_file_are_refused_with_a_clear_sentence()
    {
        Directory.CreateDirectory(_folder.File("folder.db"));
        await AssertRefusedAsync(_folder.File("folder.db"), "cannot be opened");

        System.IO.File.WriteAllText(_folder.File("text.db"), new string('x', 5_000));
        await AssertRefusedAsync(_folder.File("text.db"), "not a sound SQLite database");

        await AssertRefusedAsync(Path.Combine(_folder.File("text.db"), "socialkit.db"), "cannot create the folder");

        await (await OpenAsync(File)).DisposeAsync();
        await AssertRefusedAsync($"Data Source={File};Mode=ReadOnly", "read-only");

        static async Task AssertRefusedAsync(string place, string reason)
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(place));
            Assert.StartsWith("SocialKit cannot ", refused.Message, StringComparison.Ordinal);
            Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory;Cache=Shared")]
    public void A_store_in_memory_is_refused_with_the_call_to_make(string place) =>
        Assert.Contains("UseInMemory()", Assert.Throws<ArgumentException>(() => new SqliteStore(place)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_removed_text_leaves_no_bytes_in_the_file()
    {
        var canary = $"canary-{Guid.NewGuid():N}";
        var post = Sample.Post() with { Text = Sample.Text(canary) };
        await using (var store = await OpenAsync(File))
        {
            await store.CommitAsync(Put(post), Stop);
            await store.CommitAsync(Put() with { Removes = [post] }, Stop);
        }

        Assert.Equal(-1, System.IO.File.ReadAllBytes(File).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(canary)));
        Assert.False(System.IO.File.Exists(File + "-wal"));
    }

    [Fact]
    public async Task A_transaction_of_the_host_delays_commits_but_loses_none()
    {
        await using var store = await OpenAsync(File);
        Run(File, "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
        using var host = new SqliteConnection($"Data Source={File};Pooling=False");
        host.Open();
        using (var transaction = host.BeginTransaction())
        {
            using var insert = host.CreateCommand();
            insert.CommandText = "INSERT INTO orders VALUES (1)";
            insert.ExecuteNonQuery();
            var posts = Enumerable.Range(0, 20).Select(_ => Sample.Post()).ToList();
            var commits = posts.Select(post => store.CommitAsync(Put(post), Stop).AsTask()).ToList();

            // Reads do not wait for the host.
            Assert.Empty(await store.Records.GetAsync<Post>(_everyone, [posts[0].Key], Stop));
            Assert.DoesNotContain(commits, commit => commit.IsCompleted);
            transaction.Commit();
            Assert.All(await Task.WhenAll(commits), result => Assert.Equal(CommitOutcome.Applied, result.Outcome));
            Assert.Equal(20, (await store.Records.GetAsync<Post>(_everyone, [.. posts.Select(post => post.Key)], Stop)).Count);
        }

        Assert.Equal(1, Scalar(File, "SELECT count(*) FROM orders"));
    }

    [Fact]
    public async Task A_transaction_of_the_host_that_does_not_end_fails_the_commit_clearly_and_the_store_goes_on()
    {
        await using var store = await OpenAsync(File);
        var (one, two) = (Sample.Post(), Sample.Post());
        using (var host = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            host.Open();
            using var transaction = host.BeginTransaction();
            var waited = Stopwatch.StartNew();
            var refused = await Assert.ThrowsAsync<TimeoutException>(() => store.CommitAsync(Put(one), Stop).AsTask());
            Assert.Contains("nothing was stored", refused.Message, StringComparison.Ordinal);
            Assert.InRange(waited.Elapsed.TotalSeconds, 4, 20);
        }

        await store.CommitAsync(Put(two), Stop);
        Assert.Equal(two.Id, Assert.Single(await store.Records.GetAsync<Post>(_everyone, [one.Key, two.Key], Stop)).Id);
    }

    private static Commit Put(params IRecord[] records) => new() { Tenant = TenantId.Default, At = Sample.Start, Puts = records };

    private static async Task<SqliteStore> OpenAsync(string place)
    {
        var store = new SqliteStore(place);
        await store.PrepareAsync(Stop);
        return store;
    }

    private Task ReadAsync(SqliteStore store) => Task.Run(async () => await store.Follows.ReadOwnAsync(_everyone, 1, Stop), Stop);

    private static void Run(string file, string sql) => Scalar(file, sql);

    private static long Scalar(string file, string sql) => Ask(file, sql) is long number ? number : 0;

    private static string? Text(string file, string sql) => Ask(file, sql) as string;

    private static object? Ask(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
