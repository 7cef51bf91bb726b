using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using SocialKit.ConformanceTests;
using SocialKit.PostgreSql;

namespace SocialKit.PostgreSql.Tests;

/// <summary>What only a server with other people on it can do to a store.</summary>
public sealed class PostgreSqlStoreTests : IAsyncLifetime
{
    private readonly string _schema = PostgreSqlServer.NewSchema();
    private readonly AccessScope _everyone = AccessScope.System(TenantId.Default);
    private readonly List<PostgreSqlStore> _stores = [];
    private string _server = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = $"{await PostgreSqlServer.ConnectionStringAsync()};Application Name={_schema}";

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Stores_that_prepare_at_once_apply_each_script_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PreparedAsync(), Stop)));
        Assert.Equal(SchemaUpdater.Scripts.Newest, await AskAsync<long>($"SELECT count(*) FROM {_schema}.schema_scripts"));
        var post = Sample.Post();
        await _stores[0].CommitAsync(Put(post), Stop);
        Assert.Single(await _stores[7].Records.GetAsync<Post>(_everyone, [post.Key], Stop));
    }

    [Fact]
    public async Task A_tail_reader_beside_16_writers_in_two_processes_skips_nothing()
    {
        const int Each = 60;
        PostgreSqlStore[] stores = [await PreparedAsync(), await PreparedAsync(), await PreparedAsync()];
        var writers = Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < Each; i++)
                {
                    await stores[writer % 2].CommitAsync(Put() with { Activities = [Sample.Activity(), Sample.Activity()] }, Stop);
                }
            },
            Stop)));
        var read = new List<LoggedActivity>();
        while (read.Count < 16 * Each * 2)
        {
            var done = writers.IsCompleted;
            var part = await stores[2].Activities.ReadAsync(_everyone, read.Count == 0 ? 0 : read[^1].Position, 100, Stop);
            read.AddRange(part);
            Assert.False(done && part.Count == 0, $"The writers are done, but only {read.Count} entries came.");
        }

        await writers;
        Assert.Equal(Enumerable.Range(1, 16 * Each * 2).Select(position => (long)position), read.Select(logged => logged.Position));
        Assert.Equal(read.Count, read.Select(logged => logged.Entry.Object).Distinct().Count());
        Figures.Write("tail.rows", read.Count, "entries", "PostgreSQL, 16 writers in two stores");
        Figures.Write("tail.skipped", 0, "entries", "PostgreSQL");
    }

    [Fact]
    public async Task A_foreign_transaction_and_an_unfinished_entry_of_our_own_delay_nobody_elses_log()
    {
        var store = await PreparedAsync();
        await using var foreign = new NpgsqlConnection(_server);
        await foreign.OpenAsync(Stop);
        await using var transaction = await foreign.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, Stop);
        await using (var write = new NpgsqlCommand(
            $"INSERT INTO {_schema}.unsequenced (tenant, actor, verb, object, at) SELECT tenant, actor, verb, object, at FROM {_schema}.unsequenced WHERE false; SELECT pg_current_xact_id(); "
            + $"INSERT INTO {_schema}.unsequenced (tenant, actor, verb, object, at) VALUES ('default', decode(repeat('00', 16), 'hex'), 'posted', decode('006f726465723a31', 'hex'), 0)",
            foreign))
        {
            await write.ExecuteNonQueryAsync(Stop);
        }

        for (var i = 1; i <= 20; i++)
        {
            await store.CommitAsync(Put(Sample.Post()) with { Activities = [Sample.Activity()] }, Stop);
            var asked = Stopwatch.GetTimestamp();
            Assert.Equal(i, (await store.Activities.ReadAsync(_everyone, 0, 100, Stop)).Count);
            Assert.True(Stopwatch.GetElapsedTime(asked) < TimeSpan.FromSeconds(5));
        }

        // The late one gets the next position, never one that readers have passed.
        await transaction.CommitAsync(Stop);
        var late = Assert.Single(await store.Activities.ReadAsync(_everyone, 20, 100, Stop));
        Assert.Equal((21, "order:1"), (late.Position, late.Entry.Object.ToString()));
    }

    [Fact]
    public async Task Entries_get_their_positions_also_when_nobody_reads()
    {
        var store = await PreparedAsync();
        await store.CommitAsync(Put() with { Activities = [Sample.Activity()] }, Stop);
        for (var started = Stopwatch.GetTimestamp(); await AskAsync<long>($"SELECT count(*) FROM {_schema}.activities") == 0;)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
            await Task.Delay(20, Stop);
        }
    }

    [Fact]
    public async Task Commits_that_want_the_same_counters_allowances_and_records_in_any_order_do_not_lock_each_other_out()
    {
        const int Writers = 16;
        const int Each = 25;
        var store = await PreparedAsync();
        var subjects = Enumerable.Range(0, 6).Select(_ => Sample.Order()).ToArray();
        var shared = Enumerable.Range(0, 4).Select(_ => Sample.Reaction(subjects[0])).ToArray();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            async () =>
            {
                var random = new Random(writer);
                for (var i = 0; i < Each; i++)
                {
                    IRecord[] puts = [.. subjects.Skip(1).Select(subject => Sample.Reaction(subject)), .. shared];
                    Guard[] guards = [.. Enumerable.Range(0, 3).Select(n => new Guard.Allowance($"a{n}", Sample.Start, long.MaxValue, 1))];
                    random.Shuffle(puts);
                    random.Shuffle(guards);
                    Assert.Equal(CommitOutcome.Applied, (await store.CommitAsync(Put(puts) with { Guards = guards }, Stop)).Outcome);
                }
            },
            Stop)));
        var counters = await store.Counters.ReadAsync(_everyone, subjects, Stop);
        Assert.Equal(4, counters[new CounterKey(subjects[0], "reaction:like")]);
        Assert.All(subjects.Skip(1), subject => Assert.Equal(Writers * Each, counters[new CounterKey(subject, "reaction:like")]));
        Assert.Equal(3 * Writers * Each, (long)await AskAsync<decimal>($"SELECT sum(spent) FROM {_schema}.allowances"));
    }

    [Fact]
    public async Task Sessions_killed_under_load_lose_nothing_acknowledged_and_apply_nothing_twice()
    {
        var store = await PreparedAsync();
        var subject = Sample.Order();
        var (acknowledged, failed) = (new ConcurrentBag<Reaction>(), new ConcurrentBag<Reaction>());
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var writers = Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; !enough.IsCancellationRequested; i++)
                {
                    var reaction = Sample.Reaction(subject);
                    var commit = Put(reaction) with
                    {
                        ClientKey = i % 2 == 0 ? null : Sample.Key(reaction.Member, route: "reactions"),
                        Activities = [new ActivityEntry(reaction.Member, Verb.Reacted, subject, null, Sample.Start)],
                        Guards = [new Guard.Allowance("all", Sample.Start, long.MaxValue, 1)],
                    };
                    try
                    {
                        Assert.NotEqual(CommitOutcome.Refused, (await store.CommitAsync(commit, Stop)).Outcome);
                        acknowledged.Add(reaction);
                    }
                    catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
                    {
                        failed.Add(reaction);
                    }
                }
            },
            Stop)));
        var kills = 0L;
        for (var round = 0; round < 25; round++)
        {
            await Task.Delay(60, Stop);
            kills += await AskAsync<long>(
                $"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '{_schema}' AND pid <> pg_backend_pid()");
        }

        await enough.CancelAsync();
        await writers;
        Assert.True(kills > 20, $"Only {kills} sessions were killed.");
        Assert.True(acknowledged.Count > 100, $"Only {acknowledged.Count} commits were acknowledged.");

        var stored = new HashSet<MemberId>();
        foreach (var part in acknowledged.Concat(failed).Chunk(1_000))
        {
            stored.UnionWith((await store.Records.GetAsync<Reaction>(_everyone, [.. part.Select(reaction => reaction.Key)], Stop)).Select(reaction => reaction.Member));
        }

        Assert.All(acknowledged, reaction => Assert.Contains(reaction.Member, stored));
        Assert.Equal(stored.Count, (await store.Counters.ReadAsync(_everyone, [subject], Stop))[new CounterKey(subject, "reaction:like")]);
        Assert.Equal(stored.Count, await AskAsync<long>($"SELECT spent FROM {_schema}.allowances"));
        var log = new List<LoggedActivity>();
        for (var part = 1; part > 0;)
        {
            var page = await store.Activities.ReadAsync(_everyone, log.Count, 1_000, Stop);
            log.AddRange(page);
            part = page.Count;
        }

        Assert.Equal(stored.Count, log.Count);
        Assert.Equal(stored, log.Select(logged => logged.Entry.Actor).ToHashSet());
    }

    [Fact]
    public async Task A_commit_cancelled_anywhere_is_whole_or_absent_and_leaves_no_transaction_open()
    {
        var store = await PreparedAsync();
        var subject = Sample.Order();
        var (applied, cancelled) = (0, 0);
        for (var i = 0; i < 150; i++)
        {
            using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            giveUp.CancelAfter(TimeSpan.FromMicroseconds(i % 50 * 150));
            try
            {
                await store.CommitAsync(Put(Sample.Reaction(subject)) with { Activities = [Sample.Activity()] }, giveUp.Token);
                applied++;
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }
        }

        Assert.Equal(150, applied + cancelled);
        Assert.Equal(applied, (await store.Counters.ReadAsync(_everyone, [subject], Stop)).Values.Sum());
        Assert.Equal(applied, (await store.Activities.ReadAsync(_everyone, 0, 1_000, Stop)).Count);
        Assert.Equal(0, await AskAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{_schema}' AND state LIKE 'idle in transaction%'"));
    }

    [Fact]
    public async Task A_commit_larger_than_its_lock_room_stands_alone_and_is_applied_whole()
    {
        var store = await PreparedAsync();
        var subject = Sample.Order();
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => store.CommitAsync(Put([.. Enumerable.Range(0, i % 2 == 0 ? 500 : 1).Select(_ => (IRecord)Sample.Reaction(subject))]), Stop).AsTask(), Stop)));
        Assert.All(results, result => Assert.Equal(CommitOutcome.Applied, result.Outcome));
        Assert.Equal(2_004, (await store.Counters.ReadAsync(_everyone, [subject], Stop))[new CounterKey(subject, "reaction:like")]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    public async Task Commits_in_a_second_are_measured(int writers)
    {
        _server = _server.Replace("Pool Size=8", "Pool Size=32", StringComparison.Ordinal);
        var store = await PreparedAsync();
        await Task.WhenAll(Enumerable.Range(0, 4 * writers).Select(_ => store.CommitAsync(Put(Sample.Post()), Stop).AsTask()));
        var subjects = Enumerable.Range(0, 200).Select(_ => Sample.Order()).ToArray();
        var (made, started) = (0, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(
            async () =>
            {
                while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(1.5))
                {
                    var comment = Sample.Comment(subjects[Random.Shared.Next(subjects.Length)]);
                    var commit = Put(comment) with
                    {
                        ClientKey = Sample.Key(comment.Author, comment.Id.ToString()),
                        Guards = [new Guard.Allowance($"rate:{comment.Author}", Sample.Start, 10, 1)],
                        Activities = [Sample.Activity(comment.Subject)],
                    };
                    await store.CommitAsync(commit, Stop);
                    Interlocked.Increment(ref made);
                }
            },
            Stop)));
        Figures.Write($"postgresql.commits.{writers}", Math.Round(made / Stopwatch.GetElapsedTime(started).TotalSeconds), "commits/s", "comments with client key, rate, log entry; fsync on");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Social")]
    [InlineData("social-kit")]
    [InlineData("public")]
    [InlineData("pg_socialkit")]
    [InlineData("1kit")]
    [InlineData("a; DROP SCHEMA public")]
    public void A_schema_has_a_plain_name_of_its_own(string schema) =>
        Assert.Contains("SocialKit's schema is its own", Assert.Throws<ArgumentException>(() => new PostgreSqlStore(_server, schema)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_database_that_cannot_be_used_is_explained()
    {
        Assert.Contains("connection string", Assert.Throws<ArgumentException>(() => new PostgreSqlStore("App_Data/socialkit.db")).Message, StringComparison.Ordinal);
        await using var missing = new PostgreSqlStore(_server.Replace("Database=postgres", "Database=nowhere", StringComparison.Ordinal));
        Assert.Contains("no such database", (await Assert.ThrowsAsync<InvalidOperationException>(() => missing.PrepareAsync(Stop).AsTask())).Message, StringComparison.Ordinal);
        await using var nobody = new PostgreSqlStore("Host=127.0.0.1;Port=1;Username=u");
        Assert.Contains("cannot be reached", (await Assert.ThrowsAsync<InvalidOperationException>(() => nobody.PrepareAsync(Stop).AsTask())).Message, StringComparison.Ordinal);
        await using var early = new PostgreSqlStore(_server);
        Assert.Contains("PrepareAsync", (await Assert.ThrowsAsync<InvalidOperationException>(() => early.CommitAsync(Put(), Stop).AsTask())).Message, StringComparison.Ordinal);
    }

    private static Commit Put(params IRecord[] records) => new() { Tenant = TenantId.Default, At = Sample.Start, Puts = records };

    private async Task<PostgreSqlStore> PreparedAsync()
    {
        var store = new PostgreSqlStore(_server, _schema, applySchema: true);
        lock (_stores)
        {
            _stores.Add(store);
        }

        await store.PrepareAsync(Stop);
        return store;
    }

    private async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(_server + ";Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server + ";Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
