namespace SocialKit;

/// <summary>What becomes of a text in which a rule finds something. An open vocabulary.</summary>
/// <param name="Value">The word.</param>
public readonly record struct RuleAction(string Value)
{
    /// <summary>It is not taken; its author is told why and keeps it.</summary>
    public static RuleAction Reject { get; } = new("reject");

    /// <summary>It waits for approval.</summary>
    public static RuleAction Hold { get; } = new("hold");

    /// <summary>It is out, and stands in the queue for somebody to look at.</summary>
    public static RuleAction Watch { get; } = new("watch");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
