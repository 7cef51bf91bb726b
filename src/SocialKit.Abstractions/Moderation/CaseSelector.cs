namespace SocialKit;

/// <summary>Which cases, and in which order.</summary>
/// <param name="Desk">Whose.</param>
/// <param name="State">Open or closed.</param>
/// <param name="Community">Only of this community; null for all the reader moderates.</param>
/// <param name="Newest">True for the newest first, false for the oldest.</param>
public sealed record CaseSelector(ModerationDesk Desk, CaseState State, CommunityId? Community = null, bool Newest = false);
