using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace SocialKit;

/// <summary>Keys that are rows of the store, one of each name per tenant: a restart or a second server signs, checks and digests alike.</summary>
internal sealed class StoreKeys(IStore store, TimeProvider clock)
{
    public const string Signing = "signing";
    public const string Audit = "audit";

    private readonly ConcurrentDictionary<(TenantId, string), byte[]> _keys = new();

    /// <summary>The key, made when it is asked for the first time.</summary>
    public async ValueTask<byte[]> OfAsync(TenantId tenant, string name, CancellationToken cancellationToken)
    {
        if (_keys.TryGetValue((tenant, name), out var known))
        {
            return known;
        }

        var scope = AccessScope.System(tenant);
        var secret = await ReadAsync();
        if (secret is null)
        {
            // Two servers may get here at once: one put wins by its guard, and both read the winner.
            var made = new Secret { Name = name, Value = RandomNumberGenerator.GetBytes(32) };
            await store.CommitAsync(
                new Commit { Tenant = tenant, At = clock.GetUtcNow(), Guards = [new Guard.Unchanged(made.Key, 0)], Puts = [made] }, cancellationToken);
            secret = await ReadAsync()
                ?? throw new InvalidOperationException($"The store '{store.Name}' did not keep the {name} key it was given.");
        }

        return _keys[(tenant, name)] = secret.Value.ToArray();

        async ValueTask<Secret?> ReadAsync() => await store.GetOneAsync<Secret>(scope, Secret.KeyOf(name), cancellationToken);
    }
}
