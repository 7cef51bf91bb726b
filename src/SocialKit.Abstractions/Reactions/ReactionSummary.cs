namespace SocialKit;

/// <summary>The reactions on one subject as one viewer sees them.</summary>
/// <param name="Choices">Every reaction the viewer can choose, and every other that someone chose, in the host's order.</param>
public sealed record ReactionSummary(IReadOnlyList<ReactionChoice> Choices)
{
    /// <summary>All of them together.</summary>
    public long Total => Choices.Sum(choice => choice.Count);
}

/// <summary>One reaction with its count.</summary>
/// <param name="Option">Which.</param>
/// <param name="Count">How many members chose it.</param>
/// <param name="Mine">True when the viewer did.</param>
public sealed record ReactionChoice(ReactionOption Option, long Count, bool Mine);
