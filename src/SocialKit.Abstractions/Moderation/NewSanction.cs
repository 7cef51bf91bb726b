namespace SocialKit;

/// <summary>What is decided about a person, apart from any text.</summary>
/// <param name="Member">About whom.</param>
/// <param name="Action">Warn, mute, ban or watch.</param>
/// <param name="Reason">What they are told.</param>
/// <param name="Community">Where it holds, by slug or id; null for everywhere.</param>
/// <param name="Until">For a mute: until when.</param>
public sealed record NewSanction(MemberId Member, DecisionAction Action, string Reason, string? Community = null, DateTimeOffset? Until = null);
