using System.Data;
using System.Diagnostics;
using Npgsql;
using SocialKit.ConformanceTests;
using SocialKit.PostgreSql;

namespace SocialKit.PostgreSql.Tests;

/// <summary>The host's transaction on one server: what only PostgreSQL can get wrong. What every store must do is in the kit.</summary>
public sealed class PostgreSqlTransactionTests : IAsyncLifetime
{
    private readonly string _schema = PostgreSqlServer.NewSchema();
    private readonly AccessScope _everyone = AccessScope.System(TenantId.Default);
    private string _server = "";
    private PostgreSqlStore? _store;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private PostgreSqlStore Store => _store!;

    public async ValueTask InitializeAsync()
    {
        _server = await PostgreSqlServer.ConnectionStringAsync();
        _store = new PostgreSqlStore(_server, _schema, applySchema: true);
        await Store.PrepareAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_transaction_on_another_database_is_refused_and_stays_usable()
    {
        await RunAsync($"CREATE DATABASE other_{_schema}");
        var other = _server.Replace("Database=postgres", $"Database=other_{_schema}", StringComparison.Ordinal);
        await using (var host = await OpenAsync(other))
        {
            await using var transaction = await host.BeginTransactionAsync(Stop);
            await RefusedAsync(transaction);
            await RunAsync("CREATE TABLE orders (id int)", host);
            await transaction.CommitAsync(Stop);
        }

        // With a SocialKit of its own in a schema of the same name it is still another database.
        await using (var second = new PostgreSqlStore(other, _schema, applySchema: true))
        {
            await second.PrepareAsync(Stop);
        }

        await using (var host = await OpenAsync(other))
        {
            await using var transaction = await host.BeginTransactionAsync(Stop);
            await RefusedAsync(transaction);
            await transaction.CommitAsync(Stop);
        }

        async Task RefusedAsync(NpgsqlTransaction transaction) => Assert.Contains(
            "SocialKit's own database", (await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(Put(Sample.Post()), transaction))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IsolationLevel.RepeatableRead)]
    [InlineData(IsolationLevel.Serializable)]
    public async Task A_transaction_that_sees_an_old_state_only_is_refused(IsolationLevel level)
    {
        await using var host = await OpenAsync(_server);
        await using var transaction = await host.BeginTransactionAsync(level, Stop);
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(Put(Sample.Post()), transaction));
        Assert.Contains("IsolationLevel.ReadCommitted", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_transaction_of_a_pooled_connection_is_not_taken_for_the_last_one()
    {
        var pooled = $"{_server};Application Name={_schema};Maximum Pool Size=1";
        await using (var first = await OpenAsync(pooled))
        {
            await using var transaction = await first.BeginTransactionAsync(Stop);
            await Store.CommitAsync(Put(Sample.Post()) with { Transaction = transaction }, Stop);
            await transaction.CommitAsync(Stop);
        }

        // Somebody else's, though the driver may use the same objects again.
        await using var second = await OpenAsync(pooled);
        await using var other = await second.BeginTransactionAsync(Stop);
        Assert.Null(HostTransaction.Current);
        Assert.Equal(CommitOutcome.Applied, (await Store.CommitAsync(Put(Sample.Post()), Stop)).Outcome);
    }

    [Fact]
    public async Task While_a_transaction_stays_open_others_comment_on_the_same_order_and_post_as_the_same_member()
    {
        var (order, member) = (Sample.Order(), Sample.NewMemberId());
        var key = Sample.Key(member);
        await using var host = await OpenAsync(_server);
        await using var transaction = await host.BeginTransactionAsync(Stop);
        await CommitAsync(
            Put(Sample.Comment(order, author: member)) with { Guards = [new Guard.Unchanged(SubjectState.KeyOf(order), 0)], ClientKey = key, Activities = [Sample.Activity(order)] },
            transaction);

        // As many commits as they need to show that nobody waits; in the long form for a minute.
        var (made, started, slowest) = (0, Stopwatch.GetTimestamp(), TimeSpan.Zero);
        while (made < 200 || (Repository.IsLongRun && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60)))
        {
            var asked = Stopwatch.GetTimestamp();
            var commit = Put(Sample.Comment(order, author: member), Sample.Post(member), Sample.Reaction(order)) with
            {
                Guards = [new Guard.Unchanged(SubjectState.KeyOf(order), 0)], ClientKey = key with { Key = $"{made}" }, Activities = [Sample.Activity(order)],
            };
            Assert.Equal(CommitOutcome.Applied, (await Store.CommitAsync(commit, Stop)).Outcome);
            Assert.Equal(++made, (await CountersAsync(order))[new CounterKey(order, CounterKey.Comments)]);
            var log = await Store.Activities.ReadAsync(_everyone, made - 1, 10, Stop);
            Assert.Equal(made, Assert.Single(log).Position);
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(asked).Ticks));
        }

        Assert.True(slowest < TimeSpan.FromSeconds(5), $"One took {slowest}.");
        await transaction.CommitAsync(Stop);
        Assert.Equal(made + 1, (await CountersAsync(order))[new CounterKey(order, CounterKey.Comments)]);
        Assert.Equal(made + 1, Assert.Single(await Store.Activities.ReadAsync(_everyone, made, 10, Stop)).Position);
        Figures.Write("hosttransaction.beside", made, "commits", $"beside one open transaction on the same order and member; the slowest with two reads took {slowest.TotalMilliseconds:0} ms");
    }

    [Fact]
    public async Task Changes_of_counters_are_folded_when_nobody_asks_for_it()
    {
        var order = Sample.Order();
        await using var host = await OpenAsync(_server);
        await using (var transaction = await host.BeginTransactionAsync(Stop))
        {
            await CommitAsync(Put(Sample.Comment(order), Sample.Comment(order)), transaction);
            await transaction.CommitAsync(Stop);
        }

        for (var started = Stopwatch.GetTimestamp(); await AskAsync($"SELECT count(*) FROM {_schema}.counter_changes") > 0;)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10), "Nobody folded the changes.");
            await Task.Delay(20, Stop);
        }

        Assert.Equal(2, await AskAsync($"SELECT value FROM {_schema}.counters WHERE name = 'comments' AND subject = decode('006f726465723a' || encode('{order.Id}', 'hex'), 'hex')"));
        Assert.Equal(2, (await CountersAsync(order))[new CounterKey(order, CounterKey.Comments)]);
    }

    [Fact]
    public async Task No_reader_sees_a_change_twice_or_not_at_all_while_changes_come_and_are_folded()
    {
        const int Enlisting = 3;
        const int Each = 60;
        var order = Sample.Order();
        await using var database = new Database(_server, _schema);
        database.MarkReady();
        await using var sequencer = new Sequencer(database);
        var done = 0;
        var writers = Task.WhenAll(Enumerable.Range(0, 2 * Enlisting).Select(writer => Task.Run(
            async () =>
            {
                await using var host = await OpenAsync(_server);
                for (var i = 0; i < Each; i++)
                {
                    await using var transaction = writer < Enlisting ? await host.BeginTransactionAsync(Stop) : null;
                    await Store.CommitAsync(Put(Sample.Comment(order)) with { Transaction = transaction }, Stop);
                    if (transaction is not null)
                    {
                        await transaction.CommitAsync(Stop);
                    }

                    Interlocked.Increment(ref done);
                }
            },
            Stop)));
        var folding = Task.Run(
            async () =>
            {
                while (!writers.IsCompleted)
                {
                    await sequencer.FoldAsync(TenantId.Default, Stop);
                }
            },
            Stop);
        while (!writers.IsCompleted)
        {
            var before = Volatile.Read(ref done);
            var count = (await CountersAsync(order)).GetValueOrDefault(new CounterKey(order, CounterKey.Comments));
            var total = (await Store.Discussions.SummariseAsync(_everyone, [order], Stop)).GetValueOrDefault(order)?.Total ?? 0;
            var after = Volatile.Read(ref done) + (2 * Enlisting);
            Assert.InRange(count, before, after);
            Assert.InRange(total, count, after);
        }

        await writers;
        await folding;
        Assert.Equal(2 * Enlisting * Each, (await CountersAsync(order))[new CounterKey(order, CounterKey.Comments)]);
    }

    [Fact]
    public async Task A_deleted_comment_shows_while_a_reply_of_a_transaction_stands_below_it()
    {
        var root = Sample.Comment(Sample.Order());
        var reply = Sample.Reply(root);
        await Store.CommitAsync(Put(root with { DeletedAt = Sample.Start, DeletedBy = root.Author }), Stop);
        await using var host = await OpenAsync(_server);
        await using (var transaction = await host.BeginTransactionAsync(Stop))
        {
            await CommitAsync(Put(reply), transaction);
            Assert.Empty(await RootsAsync());
            await transaction.CommitAsync(Stop);
        }

        Assert.Single(await RootsAsync());
        await using (var transaction = await host.BeginTransactionAsync(Stop))
        {
            await CommitAsync(Put() with { Removes = [reply] }, transaction);
            await transaction.CommitAsync(Stop);
        }

        Assert.Empty(await RootsAsync());

        async Task<IReadOnlyList<Comment>> RootsAsync() => await Store.Discussions.ReadRootsAsync(_everyone, root.Subject, DiscussionSort.Oldest, null, 10, Stop);
    }

    private static Commit Put(params IRecord[] records) => new() { Tenant = TenantId.Default, At = Sample.Start, Puts = records };

    private async Task CommitAsync(Commit commit, NpgsqlTransaction transaction) =>
        Assert.Equal(CommitOutcome.Applied, (await Store.CommitAsync(commit with { Transaction = transaction }, Stop)).Outcome);

    private async Task<IReadOnlyDictionary<CounterKey, long>> CountersAsync(SubjectRef subject) => await Store.Counters.ReadAsync(_everyone, [subject], Stop);

    private static async Task<NpgsqlConnection> OpenAsync(string server)
    {
        var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(Stop);
        return connection;
    }

    private async Task<long> AskAsync(string sql)
    {
        await using var connection = await OpenAsync(_server);
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }

    private async Task RunAsync(string sql, NpgsqlConnection? on = null)
    {
        await using var connection = on is null ? await OpenAsync(_server) : null;
        await using var command = new NpgsqlCommand(sql, on ?? connection);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
