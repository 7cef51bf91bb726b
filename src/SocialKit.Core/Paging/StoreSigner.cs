using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace SocialKit;

/// <summary>HMAC-SHA256, cut to 128 bits, with a key per tenant that is a row of the store.</summary>
internal sealed class StoreSigner(IStore store, TimeProvider clock) : ISigner
{
    private const int MacBytes = 16;
    private readonly ConcurrentDictionary<TenantId, byte[]> _keys = new();

    public async ValueTask<string> SignAsync(TenantId tenant, string purpose, string payload, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(tenant, cancellationToken);
        return $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}.{Base64Url.EncodeToString(Mac(key, purpose, payload))}";
    }

    public async ValueTask<string?> VerifyAsync(TenantId tenant, string purpose, string? signed, CancellationToken cancellationToken)
    {
        var dot = signed?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        if (dot < 0 || !TryDecode(signed.AsSpan(0, dot), out var payloadBytes) || !TryDecode(signed.AsSpan(dot + 1), out var mac))
        {
            return null;
        }

        var payload = Encoding.UTF8.GetString(payloadBytes);
        var key = await KeyAsync(tenant, cancellationToken);
        return CryptographicOperations.FixedTimeEquals(Mac(key, purpose, payload), mac) ? payload : null;
    }

    private static byte[] Mac(byte[] key, string purpose, string payload) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\n{payload}"))[..MacBytes];

    private static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        if (!Base64Url.IsValid(text))
        {
            return false;
        }

        // A blank or a loose bit at the end decodes to the same bytes: only what was written is taken, to the letter.
        bytes = Base64Url.DecodeFromChars(text);
        return text.SequenceEqual(Base64Url.EncodeToString(bytes));
    }

    private async ValueTask<byte[]> KeyAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        if (_keys.TryGetValue(tenant, out var known))
        {
            return known;
        }

        var scope = AccessScope.System(tenant);
        var secret = await ReadAsync();
        if (secret is null)
        {
            // Two servers may get here at once: one put wins by its guard, and both read the winner.
            var made = new Secret { Name = "signing", Value = RandomNumberGenerator.GetBytes(32) };
            await store.CommitAsync(
                new Commit { Tenant = tenant, At = clock.GetUtcNow(), Guards = [new Guard.Unchanged(made.Key, 0)], Puts = [made] }, cancellationToken);
            secret = await ReadAsync()
                ?? throw new InvalidOperationException($"The store '{store.Name}' did not keep the signing key it was given.");
        }

        return _keys[tenant] = secret.Value.ToArray();

        async ValueTask<Secret?> ReadAsync() =>
            await store.GetOneAsync<Secret>(scope, Secret.KeyOf("signing"), cancellationToken);
    }
}
