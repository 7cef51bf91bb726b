using System.Globalization;

namespace SocialKit;

/// <summary>
/// Writes and reads the cursors people carry: what was asked, and where its page ended. Signed, and refused for any other question.
/// </summary>
internal sealed class Cursors(ISigner signer)
{
    private const string Purpose = "cursor";

    public async ValueTask<string> WriteAsync(TenantId tenant, string question, string place, CancellationToken cancellationToken) =>
        await signer.SignAsync(tenant, Purpose, $"{question}\n{place}", cancellationToken);

    /// <exception cref="SocialKitException">Not ours, or of another question: bad-cursor.</exception>
    public async ValueTask<string> ReadAsync(TenantId tenant, string question, string cursor, CancellationToken cancellationToken)
    {
        var payload = await signer.VerifyAsync(tenant, Purpose, cursor, cancellationToken);
        return payload is not null && payload.StartsWith(question + "\n", StringComparison.Ordinal)
            ? payload[(question.Length + 1)..]
            : throw Refuse.BadCursor();
    }

    /// <summary>True when the cursor is ours and of this question.</summary>
    public async ValueTask<bool> IsForAsync(TenantId tenant, string question, string cursor, CancellationToken cancellationToken) =>
        (await signer.VerifyAsync(tenant, Purpose, cursor, cancellationToken))?.StartsWith(question + "\n", StringComparison.Ordinal) == true;

    public ValueTask<string> WriteAsync(TenantId tenant, string question, DateTimeOffset at, Guid id, CancellationToken cancellationToken) =>
        WriteAsync(tenant, question, string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}/{id:N}"), cancellationToken);

    public async ValueTask<Keyset?> ReadKeysetAsync(TenantId tenant, string question, string? cursor, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        var parts = (await ReadAsync(tenant, question, cursor, cancellationToken)).Split('/');
        return new Keyset(new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero), Guid.ParseExact(parts[1], "N"));
    }

    /// <summary>The page size asked for, within what is allowed.</summary>
    /// <exception cref="SocialKitException">Not 1 to 100.</exception>
    public static int Limit(int? wanted, int usual) => wanted switch
    {
        null => usual,
        >= 1 and <= 100 => wanted.Value,
        _ => throw Refuse.Invalid("limit", "A page has 1 to 100 entries."),
    };
}
