using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SocialKit.AspNetCore;

/// <summary>
/// Checks at start what would otherwise fail in front of a user, all of it in one message that names the lines to add, and makes the store ready.
/// </summary>
internal sealed class SocialKitStart(IServiceProvider services, SocialKitMap map, ILogger<SocialKitStart> logger) : IHostedLifecycleService
{
    private bool _endpointsChecked;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var stores = services.GetServices<IStore>().ToList();
        CheckStores(stores, problems);
        await CheckSubjectsAsync(problems);
        if (map.Mapped)
        {
            CheckEndpoints(problems);
        }

        Throw(problems);
        await PrepareAsync(stores[0], cancellationToken);
    }

    // Hosts with a Startup class map their endpoints only while the server starts, which is after every StartAsync of ours.
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        if (!map.Mapped)
        {
            // A worker or a tool without a server has no use for endpoints.
            if (services.GetService<IServer>() is not null)
            {
                problems.Add($"SocialKit's endpoints are not mapped, so its forms would lead nowhere. Add this line where the app's endpoints are mapped: {SocialKitMap.CallMap}");
            }
        }
        else if (!_endpointsChecked)
        {
            CheckEndpoints(problems);
        }

        Throw(problems);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void CheckStores(List<IStore> stores, List<string> problems)
    {
        if (stores.Count == 0)
        {
            problems.Add("SocialKit has no store. Name one after AddSocialKitCore(): .UseSqlite(…), .UsePostgreSql(…) or .UseInMemory().");
        }
        else if (stores.Count > 1)
        {
            problems.Add($"SocialKit has {stores.Count} stores ({string.Join(", ", stores.Select(store => store.Name))}). Keep one Use… call.");
        }
    }

    private async Task CheckSubjectsAsync(List<string> problems)
    {
        var kinds = services.GetServices<SubjectKind>().ToList();
        foreach (var shared in kinds.GroupBy(kind => kind.EntityType).Where(group => group.Count() > 1))
        {
            problems.Add($"The subjects {string.Join(" and ", shared.Select(kind => $"'{kind.Kind}'"))} share the entity {shared.Key.Name}, so one resolver would answer for both. Give each its own entity type.");
        }

        var policies = services.GetRequiredService<IAuthorizationPolicyProvider>();
        foreach (var (role, policy) in services.GetRequiredService<IOptions<SocialKitOptions>>().Value.StaffPolicies)
        {
            if (await policies.GetPolicyAsync(policy) is null)
            {
                problems.Add($"AddStaff names the policy '{policy}' for the office '{role}', which does not exist. Add it: builder.Services.AddAuthorizationBuilder().AddPolicy(\"{policy}\", policy => …);");
            }
        }

        foreach (var kind in kinds)
        {
            foreach (var policy in new[] { kind.ReadPolicy, kind.PostPolicy }.Distinct())
            {
                if (await policies.GetPolicyAsync(policy) is null)
                {
                    problems.Add($"The subject '{kind.Kind}' names the policy '{policy}', which does not exist. Add it: builder.Services.AddAuthorizationBuilder().AddPolicy(\"{policy}\", policy => …);");
                }
            }
        }
    }

    private void CheckEndpoints(List<string> problems)
    {
        _endpointsChecked = true;
        if (SocialKitMap.FindUndecided(map.Endpoints!.DataSources.SelectMany(source => source.Endpoints)) is { } pattern)
        {
            problems.Add($"The endpoint '{pattern}' below MapSocialKit() does not say who may call it. Add a policy to it: .WithMetadata(SocialKitPolicy.AnonymousRead) or .WithMetadata(SocialKitPolicy.Write).");
        }
    }

    private async Task PrepareAsync(IStore store, CancellationToken cancellationToken)
    {
        try
        {
            await store.PrepareAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogCritical(exception, "SocialKit's store {Store} could not be made ready.", store.Name);
            throw new InvalidOperationException($"SocialKit's store {store.Name} could not be made ready: {exception.Message}", exception);
        }
    }

    private static void Throw(List<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
        }
    }
}
