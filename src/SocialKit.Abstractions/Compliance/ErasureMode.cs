namespace SocialKit;

/// <summary>How much of what a person left behind goes when they are erased.</summary>
/// <param name="Value">The word.</param>
public readonly record struct ErasureMode(string Value)
{
    /// <summary>Nothing tells any more who wrote what they wrote; the words stay.</summary>
    public static ErasureMode Anonymise { get; } = new("anonymise");

    /// <summary>Their words go as well; that there was something stays, so that what others answered keeps its place.</summary>
    public static ErasureMode Redact { get; } = new("redact");

    /// <summary>What they wrote and did goes; only where others answered a place without words stays.</summary>
    public static ErasureMode Purge { get; } = new("purge");

    /// <summary>The three.</summary>
    public static IReadOnlyList<ErasureMode> All { get; } = [Anonymise, Redact, Purge];

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
