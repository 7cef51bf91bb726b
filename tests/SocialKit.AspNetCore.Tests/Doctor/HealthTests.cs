using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SocialKit.InMemory;
using SocialKit.Testing.Shared;

namespace SocialKit.AspNetCore.Tests;

/// <summary>What an operator is told: the state in one word, and what to do in a sentence.</summary>
public sealed class HealthTests
{
    private Action _onCall = () => { };

    [Fact]
    public async Task A_store_that_answers_is_healthy()
    {
        await using var site = await StartAsync();
        var found = await CheckAsync(site);
        Assert.Equal(HealthStatus.Healthy, found.Status);
        Assert.Contains("answers and its schema fits", found.Description, StringComparison.Ordinal);
        Assert.Contains("DataProtection 10.", found.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_slow_is_degraded_and_nobody_waits_for_it()
    {
        using var answer = new ManualResetEventSlim();
        await using var site = await StartAsync();
        _onCall = answer.Wait;
        var found = await CheckAsync(site);
        Assert.Equal(HealthStatus.Degraded, found.Status);
        Assert.Contains("did not answer within 1 second", found.Description, StringComparison.Ordinal);
        Assert.Contains("Look at the load of the database", found.Description, StringComparison.Ordinal);
        answer.Set();
        _onCall = () => { };
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(site)).Status);
    }

    [Fact]
    public async Task A_store_that_fails_is_unhealthy_or_what_the_host_says()
    {
        await using var site = await StartAsync();
        _onCall = () => throw new IOException("secret /var/data");
        var found = await CheckAsync(site);
        Assert.Equal(HealthStatus.Unhealthy, found.Status);
        Assert.Contains("Start the database or make it reachable", found.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", found.Description, StringComparison.Ordinal);
        Assert.IsType<IOException>(found.Exception);
        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(site, "less")).Status);

        // What a load balancer sees.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.Browse().GetAsync("/healthz")).StatusCode);
        _onCall = () => { };
        Assert.Equal(HttpStatusCode.OK, (await site.Browse().GetAsync("/healthz")).StatusCode);
    }

    [Fact]
    public async Task A_check_that_is_cancelled_says_nothing_about_the_store()
    {
        await using var site = await StartAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => site.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancelled.Token));
    }

    [Fact]
    public async Task A_schema_that_lacks_something_is_unhealthy_with_the_command_to_run()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("socialkit.db");
        await using var site = await TestSite.StartAsync(
            builder =>
            {
                builder.Services.RemoveAll<IStore>();
                builder.Services.AddSingleton<IStore>(new Sqlite.SqliteStore(file));
                builder.Services.AddHealthChecks().AddSocialKit();
            });
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(site)).Status);

        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync(TestSite.Stop);
            await using var forget = connection.CreateCommand();
            forget.CommandText = "DELETE FROM sk_schema WHERE version > 0";
            await forget.ExecuteNonQueryAsync(TestSite.Stop);
        }

        var found = await CheckAsync(site);
        Assert.Equal(HealthStatus.Unhealthy, found.Status);
        Assert.Contains("socialkit schema apply", found.Description, StringComparison.Ordinal);
    }

    private static async Task<HealthReportEntry> CheckAsync(TestSite site, string name = "socialkit") =>
        (await site.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestSite.Stop)).Entries[name];

    private Task<TestSite> StartAsync() => TestSite.StartAsync(
        builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(FragileStore.Over(new InMemoryStore(), _ => _onCall())));
            builder.Services.AddHealthChecks().AddSocialKit().AddSocialKit("less", HealthStatus.Degraded);
        },
        after: app => app.MapHealthChecks("/healthz"));
}
