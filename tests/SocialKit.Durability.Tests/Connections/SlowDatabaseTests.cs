using System.Diagnostics;
using Npgsql;
using SocialKit.ConformanceTests;
using SocialKit.PostgreSql;
using SocialKit.Testing.Stores;

namespace SocialKit.Durability.Tests;

/// <summary>A store behind a bad network: every call ends in time with a sentence, and when the network is well again so is the store.</summary>
public sealed class SlowDatabaseTests : IAsyncLifetime
{
    private readonly AccessScope _everyone = AccessScope.System(TenantId.Default);
    private readonly string _schema = PostgreSqlServer.NewSchema();
    private ChaosProxy? _proxy;
    private string _server = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ChaosProxy Proxy => _proxy!;

    public async ValueTask InitializeAsync()
    {
        _server = await PostgreSqlServer.ConnectionStringAsync();
        _proxy = new ChaosProxy(new NpgsqlConnectionStringBuilder(_server).Port);
    }

    public async ValueTask DisposeAsync() => await Proxy.DisposeAsync();

    [Theory]
    [InlineData(nameof(Chaos.Delay))]
    [InlineData(nameof(Chaos.Stall))]
    [InlineData(nameof(Chaos.HalfOpen))]
    [InlineData(nameof(Chaos.Reset))]
    public async Task A_call_over_a_bad_network_ends_within_its_deadline_with_a_sentence_and_works_again_after_it(string chaos)
    {
        await using var store = Open(deadline: null);
        await store.PrepareAsync(Stop);
        Assert.Equal(CommitOutcome.Applied, (await store.CommitAsync(Put(Sample.Post()), Stop)).Outcome);

        // More calls than there are connections: who waits for one must not wait for longer either.
        Proxy.Chaos = Enum.Parse<Chaos>(chaos);
        var posts = Enumerable.Range(0, 24).Select(_ => Sample.Post()).ToList();
        var started = Stopwatch.GetTimestamp();
        var calls = posts.Select(post => TryAsync(() => store.CommitAsync(Put(post), Stop).AsTask()))
            .Concat(Enumerable.Range(0, 8).Select(_ => TryAsync(() => store.Follows.ReadOwnAsync(_everyone, 1, Stop).AsTask())))
            .Append(TryAsync(() => store.Activities.ReadAsync(_everyone, 0, 1, Stop).AsTask()))
            .ToList();
        var failures = await Task.WhenAll(calls);
        var took = Stopwatch.GetElapsedTime(started);
        Assert.True(took < TimeSpan.FromSeconds(7), $"The last call took {took.TotalSeconds:0.0} s.");
        Assert.Contains(failures, failure => failure is not null);
        Assert.All(failures.OfType<Exception>(), failure => Assert.True(
            (failure is TimeoutException && failure.Message.Contains("did not answer within 5 seconds", StringComparison.Ordinal))
                || (failure is IOException && failure.Message.Contains("cannot be found out", StringComparison.Ordinal))
                || failure is NpgsqlException,
            failure.ToString()));

        Proxy.Chaos = Chaos.None;
        var healthy = Stopwatch.GetTimestamp();
        await UntilAsync(async () => await TryAsync(() => store.CommitAsync(Put(Sample.Post()), Stop).AsTask()) is null);
        Figures.Write($"slow-database.{chaos}.recovery", Math.Round(Stopwatch.GetElapsedTime(healthy).TotalMilliseconds), "ms", $"calls ended after {took.TotalSeconds:0.0} s");
        Assert.True(Stopwatch.GetElapsedTime(healthy) < TimeSpan.FromSeconds(7));

        // "Nothing was stored" is true, and what was answered is there.
        foreach (var (post, failure) in posts.Zip(failures))
        {
            var there = (await store.Records.GetAsync<Post>(_everyone, [post.Key], Stop)).Count == 1;
            Assert.True(failure is null ? there : failure is not TimeoutException || !there);
        }
    }

    [Fact]
    public async Task A_network_that_drips_is_slow_but_right()
    {
        await using var store = Open(deadline: TimeSpan.FromSeconds(60));
        await store.PrepareAsync(Stop);
        Proxy.Chaos = Chaos.Drip;
        var post = Sample.Post();
        Assert.Equal(CommitOutcome.Applied, (await store.CommitAsync(Put(post), Stop)).Outcome);
        Assert.Single(await store.Records.GetAsync<Post>(_everyone, [post.Key], Stop));
    }

    [Fact]
    public async Task A_connection_that_vanishes_between_the_two_steps_of_a_commit_does_not_keep_its_locks()
    {
        // The server says what it read, nobody hears it, and it would wait for the second step until TCP gives up.
        var post = Sample.Post();
        await using var store = Open(TimeSpan.FromSeconds(1));
        await store.PrepareAsync(Stop);
        await store.CommitAsync(Put(Sample.Post()), Stop);
        Proxy.Chaos = Chaos.HalfOpen;
        Assert.IsType<TimeoutException>(await TryAsync(() => store.CommitAsync(Put(post), Stop).AsTask()));

        await using var other = new PostgreSqlStore(_server, _schema);
        await other.PrepareAsync(Stop);
        Assert.Equal(CommitOutcome.Applied, (await other.CommitAsync(Put(post), Stop)).Outcome);
    }

    private static Commit Put(params IRecord[] records) => new() { Tenant = TenantId.Default, At = Sample.Start, Puts = records, Activities = [Sample.Activity()] };

    private static async Task<Exception?> TryAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
        {
            return e;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Delay(20, Stop);
        }
    }

    private PostgreSqlStore Open(TimeSpan? deadline) => new(
        new NpgsqlConnectionStringBuilder(_server) { Port = Proxy.Port, MaxPoolSize = 8 }.ConnectionString, _schema, applySchema: true, deadline);
}
