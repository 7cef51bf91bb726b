namespace SocialKit;

/// <summary>What a moderator decides. An open vocabulary.</summary>
/// <param name="Value">The word.</param>
public readonly record struct DecisionAction(string Value)
{
    /// <summary>What waits is out.</summary>
    public static DecisionAction Approve { get; } = new("approve");

    /// <summary>What waits is not let out.</summary>
    public static DecisionAction Reject { get; } = new("reject");

    /// <summary>What is out is kept from everybody but its author and moderators.</summary>
    public static DecisionAction Hide { get; } = new("hide");

    /// <summary>What is out is deleted.</summary>
    public static DecisionAction Remove { get; } = new("remove");

    /// <summary>Everything stays as it is.</summary>
    public static DecisionAction Dismiss { get; } = new("dismiss");

    /// <summary>The author is told what was wrong.</summary>
    public static DecisionAction Warn { get; } = new("warn");

    /// <summary>The author does not write until a moment.</summary>
    public static DecisionAction Mute { get; } = new("mute");

    /// <summary>The author does not write until it is lifted.</summary>
    public static DecisionAction Ban { get; } = new("ban");

    /// <summary>What the author writes waits for approval.</summary>
    public static DecisionAction Watch { get; } = new("watch");

    /// <summary>True for what happens to a text; the others happen to its author.</summary>
    public bool IsOfText => this == Approve || this == Reject || this == Hide || this == Remove || this == Dismiss;

    /// <summary>The sanction it puts on a member; null for other actions.</summary>
    public SanctionKind? Sanction => this == Mute ? SanctionKind.Mute : this == Ban ? SanctionKind.Ban : this == Watch ? SanctionKind.Watch : null;

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
