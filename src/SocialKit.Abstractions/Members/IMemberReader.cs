namespace SocialKit;

/// <summary>Finds people by the beginning of what follows the @. Who may see them where is the caller's question.</summary>
public interface IMemberReader
{
    /// <summary>Members whose handle begins with a text, by handle, ascending byte by byte.</summary>
    /// <param name="scope">Whose eyes; only its tenant is looked at.</param>
    /// <param name="prefix">The beginning, in lower case; empty for everybody.</param>
    /// <param name="afterHandle">Where the last page ended, in lower case; null for the first page.</param>
    /// <param name="limit">1 to 101.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<Member>> ReadByHandleAsync(
        AccessScope scope, string prefix, string? afterHandle, int limit, CancellationToken cancellationToken);
}
