namespace SocialKit;

/// <summary>A part of a kudos wall.</summary>
/// <param name="Kudos">Newest first.</param>
/// <param name="Next">How to ask for the next page; null on the last.</param>
public sealed record KudosPage(IReadOnlyList<KudosView> Kudos, string? Next);
