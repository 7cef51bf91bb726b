namespace SocialKit;

/// <summary>
/// How long something is kept. Of the rules in <see cref="SocialKitOptions.Retention"/> the first that fits a record decides, so that exceptions stand
/// before what they are exceptions of; what none fits is kept. A legal hold keeps whatever it covers, whatever a rule says.
/// </summary>
public sealed class RetentionRule
{
    /// <summary>In <see cref="State"/>: what its author deleted.</summary>
    public const string Deleted = "deleted";

    /// <summary>In <see cref="State"/>: what a moderator removed.</summary>
    public const string Removed = "removed";

    /// <summary>The types there can be rules for: "post" and "comment", "kudos", "revision" (earlier texts), "flag" and "moderation-case" (only what is answered and closed).</summary>
    public static IReadOnlyList<string> Types { get; } = [Post.RecordType, Comment.RecordType, Kudos.RecordType, Revision.RecordType, Flag.RecordType, ModerationCase.RecordType];

    /// <summary>One of <see cref="Types"/>.</summary>
    public string Type { get; set; } = "";

    /// <summary>
    /// For posts and comments: "deleted" or "removed", counted from then and never less than <see cref="SocialKitOptions.RestoreWindow"/>; null for what
    /// stands, counted from when it was written.
    /// </summary>
    public string? State { get; set; }

    /// <summary>For what stands in a community: its short name (slug). Null for everywhere.</summary>
    public string? Community { get; set; }

    /// <summary>How long; at least a day.</summary>
    public TimeSpan KeptFor { get; set; }
}
