namespace SocialKit;

/// <summary>What a badge shows.</summary>
/// <param name="Total">Comments that are not deleted.</param>
/// <param name="LastActivityAt">When the newest of them was written; null when there is none.</param>
public sealed record DiscussionSummary(long Total, DateTimeOffset? LastActivityAt)
{
    /// <summary>From a store: what the host said of the subject; null while it said nothing, and in every answer to a viewer.</summary>
    public SubjectState? State { get; init; }
}
