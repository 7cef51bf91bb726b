namespace SocialKit;

/// <summary>Tails the activity log of a tenant.</summary>
public interface IActivityReader
{
    /// <summary>Entries after a position, in order, without gaps: an entry never appears later below a position already read.</summary>
    /// <param name="scope">Whose eyes; only its tenant is looked at. Deciding who may see an entry is the caller's work.</param>
    /// <param name="after">The last position read; 0 for the beginning.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<LoggedActivity>> ReadAsync(AccessScope scope, long after, int limit, CancellationToken cancellationToken);
}
