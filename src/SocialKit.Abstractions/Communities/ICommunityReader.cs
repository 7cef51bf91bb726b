namespace SocialKit;

/// <summary>Reads communities.</summary>
public interface ICommunityReader
{
    /// <summary>The communities the scope may know of (<see cref="AccessScope.Knows"/>) by slug, ascending byte by byte.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="afterSlug">Where the last page ended; null for the first page.</param>
    /// <param name="limit">1 to 101.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<Community>> ReadAsync(AccessScope scope, string? afterSlug, int limit, CancellationToken cancellationToken);
}
