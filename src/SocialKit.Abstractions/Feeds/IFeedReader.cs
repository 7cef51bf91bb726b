namespace SocialKit;

/// <summary>Reads posts in feed order: (CreatedAt, Id) descending. Deleted posts are given only to the member who deleted them.</summary>
public interface IFeedReader
{
    /// <summary>A page of posts.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="selector">Which posts.</param>
    /// <param name="after">Where the last page ended; null for the first page.</param>
    /// <param name="limit">1 to 101.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<Post>> ReadAsync(
        AccessScope scope, FeedSelector selector, Keyset? after, int limit, CancellationToken cancellationToken);
}
