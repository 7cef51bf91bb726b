namespace SocialKit;

/// <summary>Reads kudos by (CreatedAt, Id) descending; those about something in a community only where the scope reads it.</summary>
public interface IKudosReader
{
    /// <summary>A page of kudos.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="recipient">Only those this member received; null for all.</param>
    /// <param name="after">Where the last page ended; null for the first page.</param>
    /// <param name="limit">1 to 101.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<Kudos>> ReadAsync(
        AccessScope scope, MemberId? recipient, Keyset? after, int limit, CancellationToken cancellationToken);
}
