using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using SocialKit.InMemory;

namespace SocialKit.AspNetCore.Tests;

/// <summary>What a site does by itself, without anybody who waits for it.</summary>
public class MaintenanceTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task An_erasure_is_carried_out_and_what_was_deleted_goes_when_their_time_has_come()
    {
        var clock = new HandClock();
        var runs = new Runs();
        await using var site = await StartAsync(clock, runs);
        await using var scope = site.App.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var ana = await ViewerAsync(services, "ana");
        var post = await services.GetRequiredService<IPostService>().CreateAsync(ana, new NewPost(FeedScope.Company, PostKind.Text, "Soon gone"), TestSite.Stop);
        await services.GetRequiredService<IPostService>().DeleteAsync(ana, post.Id, TestSite.Stop);
        await services.GetRequiredService<IErasureService>().RequestAsync(ana, ana.RequireMember(), ErasureMode.Anonymise, TestSite.Stop);

        clock.Advance(TimeSpan.FromHours(23));
        await runs.NextAsync();
        Assert.Equal("waiting", (await services.GetRequiredService<IErasureService>().ReadAsync(ana, ana.RequireMember(), TestSite.Stop))!.State);

        clock.Advance(s_hour);
        await runs.NextAsync();
        Assert.Equal("done", (await services.GetRequiredService<IErasureService>().ReadAsync(ana, ana.RequireMember(), TestSite.Stop))!.State);
        Assert.Single(await PostsAsync(services));

        clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(1, (await runs.NextAsync()).Posts);
        Assert.Empty(await PostsAsync(services));
    }

    [Fact]
    public async Task Of_two_servers_one_does_it()
    {
        var clock = new HandClock();
        var store = new InMemoryStore();
        var runs = new Runs();
        await using var one = await StartAsync(clock, runs, store);
        await using var two = await StartAsync(clock, runs, store);
        for (var hour = 1; hour <= 5; hour++)
        {
            clock.Advance(s_hour);
            await runs.NextAsync();
        }

        // Both have been asked five times; the one that came second each time left it.
        Assert.Equal(0, runs.Waiting);
    }

    [Fact]
    public async Task A_run_that_fails_is_logged_and_the_next_makes_it_good()
    {
        var clock = new HandClock();
        var runs = new Runs { Fault = new TimeoutException("The store did not answer.") };
        await using var site = await StartAsync(clock, runs);
        clock.Advance(s_hour);
        await runs.FailedAsync();
        clock.Advance(s_hour);
        await runs.NextAsync();
    }

    [Fact]
    public async Task It_can_be_left_to_the_host()
    {
        var clock = new HandClock();
        await using var site = await TestSite.StartAsync(builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.Configure<SocialKitOptions>(options => options.Maintenance.Every = Timeout.InfiniteTimeSpan);
        });
        Assert.Equal(0, clock.Hourly);
    }

    private static async Task<IReadOnlyList<Post>> PostsAsync(IServiceProvider services) =>
        await services.GetRequiredService<IStore>().Records.ScanAsync<Post>(AccessScope.System(TenantId.Default), RecordFilter.All, null, 10, TestSite.Stop);

    private static async Task<Viewer> ViewerAsync(IServiceProvider services, string name)
    {
        var member = await services.GetRequiredService<IMemberService>().RegisterAsync(TenantId.Default, new MemberIdentity(name, name, name, null, null), TestSite.Stop);
        return new Viewer(TenantId.Default, member, new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity([new System.Security.Claims.Claim("sub", name)], "Test")));
    }

    private static Task<TestSite> StartAsync(HandClock clock, Runs runs, InMemoryStore? store = null) => TestSite.StartAsync(builder =>
    {
        builder.Services.AddSingleton<TimeProvider>(clock);
        if (store is not null)
        {
            builder.Services.AddSingleton<IStore>(store);
            builder.Services.Remove(builder.Services.First(service => service.ServiceType == typeof(IStore)));
        }

        var real = builder.Services.Single(service => service.ServiceType == typeof(IRetentionService));
        builder.Services.Remove(real);
        builder.Services.AddSingleton<IRetentionService>(provider =>
            new WatchedRetention((IRetentionService)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!), runs));
    });

    /// <summary>What the runs did, one after the other.</summary>
    private sealed class Runs
    {
        private readonly Channel<RetentionReport> _done = Channel.CreateUnbounded<RetentionReport>();
        private readonly TaskCompletionSource _failed = new();

        public Exception? Fault { get; set; }

        public int Waiting => _done.Reader.Count;

        public void Add(RetentionReport report) => Assert.True(_done.Writer.TryWrite(report));

        public void Fail() => _failed.SetResult();

        public async Task<RetentionReport> NextAsync() => await _done.Reader.ReadAsync(TestSite.Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestSite.Stop);

        public Task FailedAsync() => _failed.Task.WaitAsync(TimeSpan.FromSeconds(20), TestSite.Stop);
    }

    private sealed class WatchedRetention(IRetentionService real, Runs runs) : IRetentionService
    {
        public async ValueTask<RetentionReport> PurgeAsync(TenantId tenant, CancellationToken cancellationToken)
        {
            if (runs.Fault is { } fault)
            {
                runs.Fault = null;
                runs.Fail();
                throw fault;
            }

            var report = await real.PurgeAsync(tenant, cancellationToken);
            runs.Add(report);
            return report;
        }
    }

    /// <summary>Stands still until it is moved; then whoever waits on an hourly timer hears of it.</summary>
    private sealed class HandClock : TimeProvider
    {
        private readonly ConcurrentBag<Bell> _bells = [];
        private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        public int Hourly => _bells.Count;

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan time)
        {
            _now += time;
            foreach (var bell in _bells)
                bell.Ring();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (period != s_hour)
                return base.CreateTimer(callback, state, dueTime, period);

            var bell = new Bell(callback, state);
            _bells.Add(bell);
            return bell;
        }

        private sealed class Bell(TimerCallback callback, object? state) : ITimer
        {
            private bool _gone;

            public void Ring()
            {
                if (!_gone)
                    callback(state);
            }

            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() => _gone = true;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
