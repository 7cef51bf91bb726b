namespace SocialKit;

/// <summary>
/// What moderation reads page by page. A scope is given what stands in the communities it moderates, everything where it sees what is held, and of
/// decisions also those about its own member. Who may ask at which desk is not the store's to know.
/// </summary>
public interface IModerationReader
{
    /// <summary>The tenant's rules, oldest first.</summary>
    /// <param name="scope">Whose eyes; only its tenant is looked at: a rule holds for everybody.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<ModerationRule>> ReadRulesAsync(AccessScope scope, int limit, CancellationToken cancellationToken);

    /// <summary>Cases by when they came into the queue.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="selector">Which.</param>
    /// <param name="after">The place after which the page begins.</param>
    /// <param name="limit">1 to 101.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<ModerationCase>> ReadCasesAsync(AccessScope scope, CaseSelector selector, Keyset? after, int limit, CancellationToken cancellationToken);

    /// <summary>Decisions about a member and their texts, newest first.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="member">About whom.</param>
    /// <param name="after">The place after which the page begins.</param>
    /// <param name="limit">1 to 101.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<Decision>> ReadDecisionsAsync(AccessScope scope, MemberId member, Keyset? after, int limit, CancellationToken cancellationToken);

    /// <summary>What the scope's member reported last, newest first.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<Flag>> ReadOwnFlagsAsync(AccessScope scope, int limit, CancellationToken cancellationToken);

    /// <summary>Sanctions on a member, newest first, also those that are over. The scope's own member is given theirs.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="member">On whom.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<Sanction>> ReadSanctionsAsync(AccessScope scope, MemberId member, int limit, CancellationToken cancellationToken);
}
