namespace SocialKit;

/// <summary>
/// Reads posts in feed order: (CreatedAt, Id) descending. Only posts for everybody and those in communities the scope reads now are given
/// (<see cref="AccessScope.Reads"/>); deleted posts only to the member who deleted them; held ones only to their author and to those who moderate there.
/// What the member muted, and posts outside communities by whom they blocked, are left out; a community's own feed keeps what was muted with the
/// community, a member's own feed everything but hidden posts. Announcements are left out only when hidden, own posts never.
/// <see cref="AccessScope.Shows(FeedSelector, Post, Func{CommunityId, Community?})"/> says it in code. What is left out never counts against a limit.
/// </summary>
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
