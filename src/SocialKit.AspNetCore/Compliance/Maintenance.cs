using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SocialKit.AspNetCore;

/// <summary>Carries out what is due, as often as <see cref="SocialKitOptions.Maintenance"/> says; the first time when that time has passed after the start.</summary>
internal sealed class Maintenance(
    IServiceScopeFactory scopes, IOptions<SocialKitOptions> options, TimeProvider clock, ILogger<Maintenance> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var every = options.Value.Maintenance.Every;
        if (every == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        using var timer = new PeriodicTimer(every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var named = options.Value.Maintenance.Tenants;
                foreach (var tenant in named.Count == 0 ? [TenantId.Default] : named.Select(name => new TenantId(name)))
                {
                    await RunAsync(tenant, every, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site stops; what is not done is done by the next run.
        }
    }

    private async Task RunAsync(TenantId tenant, TimeSpan every, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            if (!await ClaimAsync(services.GetRequiredService<IStore>(), tenant, every, cancellationToken))
            {
                return;
            }

            var erased = await services.GetRequiredService<IErasureService>().RunDueAsync(tenant, cancellationToken);
            var purged = await services.GetRequiredService<IRetentionService>().PurgeAsync(tenant, cancellationToken);
            if (erased > 0 || purged != new RetentionReport(0, 0, 0, 0, 0))
            {
                logger.LogInformation("Maintenance of tenant {Tenant}: {Erased} people erased, retention {Purged}.", tenant, erased, purged);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "The maintenance of tenant {Tenant} did not come to its end. Nothing is lost; the next run in {Every} goes on.", tenant, every);
        }
    }

    /// <summary>One server does it, whichever asks the store first.</summary>
    private async Task<bool> ClaimAsync(IStore store, TenantId tenant, TimeSpan every, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var claim = new Guard.Allowance("maintenance", new DateTimeOffset(now.UtcTicks - (now.UtcTicks % every.Ticks), TimeSpan.Zero), 1, 1);
        var result = await store.CommitAsync(new Commit { Tenant = tenant, At = now, Guards = [claim] }, cancellationToken);
        return result.Outcome == CommitOutcome.Applied;
    }
}
