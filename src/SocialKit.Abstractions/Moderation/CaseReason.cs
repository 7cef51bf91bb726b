namespace SocialKit;

/// <summary>Why something is in the queue.</summary>
/// <param name="Source">What put it there: one of the constants.</param>
/// <param name="Detail">For people: the rule's name, the stage's words, a norm's key. Never a part of the text.</param>
/// <param name="At">When.</param>
/// <param name="Told">What its author is told; null when that is what is always said.</param>
public sealed record CaseReason(string Source, string? Detail, DateTimeOffset At, string? Told = null)
{
    /// <summary>Somebody reported it; the detail is the norm.</summary>
    public const string Flag = "flag";

    /// <summary>A rule found something; the detail is its name.</summary>
    public const string Rule = "rule";

    /// <summary>A stage of the host's said so; the detail is its reason.</summary>
    public const string Stage = "stage";

    /// <summary>A stage of the host's gave it a tag, which is the detail.</summary>
    public const string Tag = "tag";

    /// <summary>A stage of the host's did not answer; the detail is its name.</summary>
    public const string Silent = "silent";

    /// <summary>Everything in this place waits for approval.</summary>
    public const string Community = "community";

    /// <summary>It is one of its author's first.</summary>
    public const string Newcomer = "newcomer";

    /// <summary>Its author is under watch.</summary>
    public const string Watch = "watch";

    /// <summary>Its author changed it after a decision.</summary>
    public const string Changed = "changed";

    /// <summary>Its author does not agree with a decision.</summary>
    public const string Appeal = "appeal";
}
