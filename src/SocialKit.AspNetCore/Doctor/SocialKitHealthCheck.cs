using System.Reflection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SocialKit.AspNetCore;

/// <summary>
/// Says whether SocialKit can do its work: the store answers and answers soon, its schema fits, and what it runs on is safe. Asks the store a few
/// small questions each time and changes nothing.
/// </summary>
internal sealed class SocialKitHealthCheck(IStore store) : IHealthCheck
{
    /// <summary>An answer that takes longer is none: people would feel it on every page.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly string? s_dataProtection =
        typeof(KeyManagementOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var failed = context.Registration.FailureStatus;
        try
        {
            if (await AskAsync(cancellationToken) is { } problem)
            {
                return new HealthCheckResult(failed, problem);
            }
        }
        catch (TimeoutException exception)
        {
            return HealthCheckResult.Degraded(
                $"SocialKit's store {store.Name} did not answer within {Patience.TotalSeconds:0} second. Requests wait for it and then end with 503. "
                + "Look at the load of the database and at the network between it and this server.",
                exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new HealthCheckResult(
                failed,
                $"SocialKit's store {store.Name} cannot be used: pages and forms answer 503 until it can. Start the database or make it reachable; "
                + "this application need not be restarted. The exception says what is in the way.",
                exception);
        }

        var platform = PlatformFloor.JudgeLoaded(s_dataProtection);
        return platform.Health == Health.Ok
            ? HealthCheckResult.Healthy($"SocialKit's store {store.Name} answers and its schema fits. {platform.Text}")
            : HealthCheckResult.Degraded(platform.Text);
    }

    /// <summary>Null when all is well, else what is wrong with the schema.</summary>
    private async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // On a thread of the pool: a store may do its work before it hands out the task.
        var asking = Task.Run(() => ReadAsync(limit.Token), CancellationToken.None);
        try
        {
            return await asking.WaitAsync(Patience, cancellationToken);
        }
        finally
        {
            if (!asking.IsCompleted)
            {
                // What was begun ends by itself behind the answer, and nobody asks how.
                await limit.CancelAsync();
                _ = asking.ContinueWith(static left => left.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }
        }
    }

    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        // First, because it is not tried again when it fails: a database that is gone must not look like one that is slow.
        var schema = store.Schema is { } tables ? await tables.CheckAsync(cancellationToken) : null;
        if (schema?.Problem is { } problem)
        {
            return problem;
        }

        if (schema is { Missing.Count: > 0 })
        {
            return $"The schema of SocialKit's store {store.Name} lacks {string.Join(", ", schema.Missing)}. Look with socialkit schema check, then run socialkit schema apply.";
        }

        await store.Records.GetAsync<Member>(AccessScope.System(TenantId.Default), [RecordKey.Of<Member>(Guid.Empty)], cancellationToken);
        return null;
    }
}
