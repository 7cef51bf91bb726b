namespace SocialKit;

/// <summary>What a member may not do for a while. An open vocabulary.</summary>
/// <param name="Value">The word.</param>
public readonly record struct SanctionKind(string Value)
{
    /// <summary>They read and do not write, until a moment.</summary>
    public static SanctionKind Mute { get; } = new("mute");

    /// <summary>They do not write, and closed communities are closed to them, until it is lifted.</summary>
    public static SanctionKind Ban { get; } = new("ban");

    /// <summary>What they write waits for approval.</summary>
    public static SanctionKind Watch { get; } = new("watch");

    /// <summary>True for what keeps a member from writing.</summary>
    public bool Silences => this == Mute || this == Ban;

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
