namespace SocialKit;

/// <summary>Reads who follows what.</summary>
public interface IFollowReader
{
    /// <summary>Everything the scope's member follows, newest first (the order of equal times is the store's), except
    /// communities it may not read; empty for anonymous readers.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<Follow>> ReadOwnAsync(AccessScope scope, int limit, CancellationToken cancellationToken);

    /// <summary>Who follows a subject, by their ids ascending; nobody for a community the scope may not read. For fan-out, not for showing.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="subject">A member or a community.</param>
    /// <param name="after">The last member of the page before; null for the first page.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<MemberId>> ReadFollowersAsync(
        AccessScope scope, SubjectRef subject, MemberId? after, int limit, CancellationToken cancellationToken);
}
