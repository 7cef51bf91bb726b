namespace SocialKit;

/// <summary>What became of a report. An open vocabulary.</summary>
/// <param name="Value">The word.</param>
public readonly record struct FlagState(string Value)
{
    /// <summary>It waits.</summary>
    public static FlagState Open { get; } = new("open");

    /// <summary>Something was done.</summary>
    public static FlagState Upheld { get; } = new("upheld");

    /// <summary>Everything stays as it is.</summary>
    public static FlagState Dismissed { get; } = new("dismissed");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
