namespace SocialKit;

/// <summary>What is decided about a case.</summary>
/// <param name="Action">What.</param>
/// <param name="Reason">What the author is told: needed for everything but letting out and leaving as it is.</param>
public sealed record NewDecision(DecisionAction Action, string? Reason = null)
{
    /// <summary>What is decided about the author besides: warn, mute, ban or watch.</summary>
    public DecisionAction? Also { get; init; }

    /// <summary>For a mute: until when.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>True when what is decided about the author holds everywhere and not only in this community.</summary>
    public bool Everywhere { get; init; }

    /// <summary>What the reporters are told; null for the usual words.</summary>
    public string? Answer { get; init; }

    /// <summary>The norm that was broken: a key of the catalogue.</summary>
    public string? Norm { get; init; }
}
