namespace SocialKit;

/// <summary>A page of the queue, and what can be chosen.</summary>
/// <param name="Cases">The cases.</param>
/// <param name="Next">Where to go on; null at the end.</param>
/// <param name="Communities">The communities the viewer may choose from.</param>
/// <param name="Desks">The desks the viewer sits at.</param>
public sealed record CasePage(IReadOnlyList<CaseView> Cases, string? Next, IReadOnlyList<CaseCommunity> Communities, IReadOnlyList<string> Desks);

/// <summary>A community to choose.</summary>
/// <param name="Id">The community.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name for people.</param>
public sealed record CaseCommunity(CommunityId Id, string Slug, string Name);
