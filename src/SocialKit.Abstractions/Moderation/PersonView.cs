namespace SocialKit;

/// <summary>A person as a moderator sees them.</summary>
/// <param name="Member">Who.</param>
/// <param name="Sanctions">What they may not do, newest first, also what is over.</param>
/// <param name="Decisions">Decisions about them and their texts, newest first.</param>
/// <param name="Next">Where the decisions go on; null at the end.</param>
/// <param name="Communities">Where the viewer may decide about them.</param>
/// <param name="Everywhere">True when the viewer may decide for everywhere.</param>
/// <param name="Obstacle">Why the viewer may not decide about them; null when they may.</param>
public sealed record PersonView(
    MemberView Member, IReadOnlyList<SanctionView> Sanctions, IReadOnlyList<DecisionView> Decisions, string? Next, IReadOnlyList<CaseCommunity> Communities, bool Everywhere,
    string? Obstacle);
