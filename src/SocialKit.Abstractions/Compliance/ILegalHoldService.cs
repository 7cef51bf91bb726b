namespace SocialKit;

/// <summary>
/// Legal holds, for <see cref="StaffRole.Administrator"/>s: while one is placed, nothing that concerns its subject is edited, deleted, purged or erased.
/// Placing and releasing are in the audit. Whoever is held is not told.
/// </summary>
public interface ILegalHoldService
{
    /// <summary>Places a hold; one that stands already stays, with its reason.</summary>
    /// <param name="viewer">Who places it.</param>
    /// <param name="subject">What is held: a member or community, by its id or by its handle or slug, a post, a comment, or a subject of the host's.</param>
    /// <param name="reason">Why: a case number, 1 to 200 characters on one line.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SocialKitException">The viewer is no administrator, the reason is missing or too long, or nobody has that handle.</exception>
    ValueTask PlaceAsync(Viewer viewer, SubjectRef subject, string reason, CancellationToken cancellationToken);

    /// <summary>Releases the hold on a subject; without one nothing happens.</summary>
    /// <exception cref="SocialKitException">The viewer is no administrator.</exception>
    ValueTask ReleaseAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken);

    /// <summary>Every hold that stands, oldest first; at most 1,000.</summary>
    /// <exception cref="SocialKitException">The viewer is no administrator.</exception>
    ValueTask<IReadOnlyList<LegalHoldView>> ListAsync(Viewer viewer, CancellationToken cancellationToken);
}

/// <summary>A hold as shown.</summary>
/// <param name="Subject">What is held.</param>
/// <param name="Reason">Why.</param>
/// <param name="PlacedBy">Who placed it.</param>
/// <param name="CreatedAt">When.</param>
public sealed record LegalHoldView(SubjectRef Subject, string Reason, MemberView PlacedBy, DateTimeOffset CreatedAt)
{
    /// <summary>What a member or a community is called today; null for anything else, and for what is known no more.</summary>
    public string? Title { get; init; }
}
