namespace SocialKit;

/// <summary>Reads reactions. Counts by kind are counters.</summary>
public interface IReactionReader
{
    /// <summary>The scope's member's own reactions on these subjects; empty for anonymous readers.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="subjects">Up to 1,000 subjects the viewer may read.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<Reaction>> ReadOwnAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken);

    /// <summary>Who reacted to a subject, newest first; the order of equal times is the store's.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="subject">A subject the viewer may read.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<Reaction>> ReadWhoAsync(AccessScope scope, SubjectRef subject, int limit, CancellationToken cancellationToken);
}
