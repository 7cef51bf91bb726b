namespace SocialKit;

/// <summary>
/// Signs small texts that travel through a browser and come back: cursors, edit stamps, widget descriptions. The key is a row of the store, so
/// a restart or a second server checks what another signed. Not encryption: whoever holds the text can read it. Safe to call concurrently.
/// </summary>
public interface ISigner
{
    /// <summary>Signs a payload.</summary>
    /// <param name="tenant">The tenant whose key signs; another tenant's check fails.</param>
    /// <param name="purpose">What the text is for; a text signed for one purpose fails the check for another.</param>
    /// <param name="payload">The text to carry.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Letters, digits, '-', '_' and '.' only: fit for a URL.</returns>
    ValueTask<string> SignAsync(TenantId tenant, string purpose, string payload, CancellationToken cancellationToken);

    /// <summary>The payload of a signed text, or null when it was not signed by this store for this tenant and purpose.</summary>
    ValueTask<string?> VerifyAsync(TenantId tenant, string purpose, string? signed, CancellationToken cancellationToken);
}
