namespace SocialKit;

/// <summary>What a member may not do.</summary>
/// <param name="Id">The sanction.</param>
/// <param name="Kind">"mute", "ban" or "watch".</param>
/// <param name="Community">Where, by name; null for everywhere.</param>
/// <param name="Reason">Why.</param>
/// <param name="Decision">The decision it came from.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="Until">When it ends by itself.</param>
/// <param name="LiftedAt">When it was lifted.</param>
/// <param name="Holds">True while it holds.</param>
public sealed record SanctionView(
    SanctionId Id, string Kind, string? Community, string Reason, DecisionId Decision, DateTimeOffset CreatedAt, DateTimeOffset? Until, DateTimeOffset? LiftedAt, bool Holds);
