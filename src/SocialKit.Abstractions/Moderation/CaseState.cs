namespace SocialKit;

/// <summary>Whether a case waits for a decision. An open vocabulary.</summary>
/// <param name="Value">The word.</param>
public readonly record struct CaseState(string Value)
{
    /// <summary>It waits.</summary>
    public static CaseState Open { get; } = new("open");

    /// <summary>It was decided.</summary>
    public static CaseState Closed { get; } = new("closed");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
