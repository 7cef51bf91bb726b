namespace SocialKit;

/// <summary>What is decided about many texts of one member at once.</summary>
/// <param name="Member">Whose.</param>
/// <param name="Action">Hide or remove what is out, approve or reject what waits.</param>
/// <param name="Window">How far back.</param>
/// <param name="Reason">What they are told.</param>
public sealed record BulkDecision(MemberId Member, DecisionAction Action, BulkWindow Window, string? Reason = null);
