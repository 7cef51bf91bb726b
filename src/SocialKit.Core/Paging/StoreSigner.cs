using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SocialKit;

/// <summary>HMAC-SHA256, cut to 128 bits, with a key per tenant that is a row of the store.</summary>
internal sealed class StoreSigner(StoreKeys keys) : ISigner
{
    private const int MacBytes = 16;

    public async ValueTask<string> SignAsync(TenantId tenant, string purpose, string payload, CancellationToken cancellationToken)
    {
        var key = await keys.OfAsync(tenant, StoreKeys.Signing, cancellationToken);
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
        var key = await keys.OfAsync(tenant, StoreKeys.Signing, cancellationToken);
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
}
