namespace SocialKit;

/// <summary>How a member stands: what holds for them, what was decided about them, and what became of their reports.</summary>
/// <param name="Sanctions">What they may not do, newest first, also what is over.</param>
/// <param name="Decisions">Decisions about them and their texts, newest first.</param>
/// <param name="Next">Where the decisions go on; null at the end.</param>
/// <param name="Flags">Their last reports.</param>
public sealed record StandingView(IReadOnlyList<SanctionView> Sanctions, IReadOnlyList<DecisionView> Decisions, string? Next, IReadOnlyList<FlagView> Flags);
