namespace SocialKit;

/// <summary>What a purge did.</summary>
/// <param name="Posts">Posts removed, each with what hung on it.</param>
/// <param name="Comments">Comments removed because they were deleted themselves or stood below a removed post.</param>
/// <param name="Tombstones">Comments that lost their text and stay for those below them.</param>
/// <param name="Held">Posts and comments that were due and stay because a legal hold keeps them.</param>
/// <param name="Changed">Posts and comments that were due and were restored or changed meanwhile; the next run looks at them again.</param>
public sealed record RetentionReport(int Posts, int Comments, int Tombstones, int Held, int Changed)
{
    /// <summary>Kudos, earlier texts, reports and cases that a rule of <see cref="SocialKitOptions.Retention"/> removed.</summary>
    public int Others { get; init; }
}
