using Microsoft.Data.Sqlite;
using SocialKit.ConformanceTests;
using SocialKit.Sqlite;

namespace SocialKit.Stores.Tests;

/// <summary>The host's transaction on one file: what only SQLite can get wrong. What every store must do is in the kit.</summary>
public sealed class SqliteTransactionTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly AccessScope _everyone = AccessScope.System(TenantId.Default);
    private SqliteStore? _store;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SqliteStore Store => _store!;

    public async ValueTask InitializeAsync()
    {
        _store = new SqliteStore(_folder.File("socialkit.db"));
        await Store.PrepareAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_transaction_on_another_file_is_refused()
    {
        await using var host = Open("another.db");
        await using var transaction = host.BeginTransaction();
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(Put(Sample.Post()), transaction));
        Assert.Contains("SocialKit's own file", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_by_another_name_is_the_same_file()
    {
        Directory.CreateSymbolicLink(_folder.File("link"), _folder.Path);
        await using var host = Open(Path.Combine("link", "socialkit.db"));
        await using var transaction = host.BeginTransaction();
        var post = Sample.Post();
        await CommitAsync(Put(post), transaction);
        await transaction.CommitAsync(Stop);
        Assert.Single(await Store.Records.GetAsync<Post>(_everyone, [post.Key], Stop));
    }

    [Fact]
    public async Task A_transaction_that_has_not_locked_anything_yet_takes_the_lock_with_the_commit()
    {
        await using var host = Open();
        await using var transaction = host.BeginTransaction(deferred: true);
        var post = Sample.Post();
        await CommitAsync(Put(post), transaction);
        await transaction.CommitAsync(Stop);
        Assert.Single(await Store.Records.GetAsync<Post>(_everyone, [post.Key], Stop));
    }

    [Fact]
    public async Task A_transaction_on_another_file_stops_no_write()
    {
        await using var host = Open("another.db");
        await using var transaction = host.BeginTransaction();
        HostTransaction.Announce(transaction);
        Assert.Equal(CommitOutcome.Applied, (await Store.CommitAsync(Put(Sample.Post()), Stop)).Outcome);
    }

    [Fact]
    public async Task A_write_of_somebody_else_waits_and_says_why_when_it_takes_too_long()
    {
        await using var host = Open();
        await using var transaction = host.BeginTransaction();
        await CommitAsync(Put(Sample.Post()), transaction);
        var refused = await Assert.ThrowsAsync<TimeoutException>(() => Store.CommitAsync(Put(Sample.Post()), Stop).AsTask());
        Assert.Contains("Keep the application's own transactions on this file short", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_is_removed_is_overwritten_and_the_connection_stays_as_the_host_set_it(long overwrites)
    {
        var post = Sample.Post() with { Text = Sample.Text("MARK-OF-WHAT-IS-REMOVED") };
        await Store.CommitAsync(Put(post), Stop);
        await using (var host = Open())
        {
            Ask(host, $"PRAGMA secure_delete = {(overwrites == 2 ? "FAST" : overwrites)}");
            await using var transaction = host.BeginTransaction();
            await CommitAsync(Put() with { Removes = [post] }, transaction);
            Assert.Equal(overwrites, Ask(host, "PRAGMA secure_delete"));
            await transaction.CommitAsync(Stop);
            Ask(host, "PRAGMA wal_checkpoint(TRUNCATE)");
        }

        Assert.DoesNotContain("MARK-OF-WHAT-IS-REMOVED", await File.ReadAllTextAsync(_folder.File("socialkit.db"), Stop), StringComparison.Ordinal);
    }

    private static Commit Put(params IRecord[] records) => new() { Tenant = TenantId.Default, At = Sample.Start, Puts = records };

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private async Task CommitAsync(Commit commit, SqliteTransaction transaction) =>
        Assert.Equal(CommitOutcome.Applied, (await Store.CommitAsync(commit with { Transaction = transaction }, Stop)).Outcome);

    private SqliteConnection Open(string name = "socialkit.db")
    {
        var connection = new SqliteConnection($"Data Source={_folder.File(name)};Pooling=False");
        connection.Open();
        return connection;
    }
}
