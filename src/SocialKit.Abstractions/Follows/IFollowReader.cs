namespace SocialKit;

/// <summary>Reads what the scope's member follows.</summary>
public interface IFollowReader
{
    /// <summary>Everything the scope's member follows, newest first (the order of equal times is the store's); empty for anonymous readers.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<Follow>> ReadOwnAsync(AccessScope scope, int limit, CancellationToken cancellationToken);
}
