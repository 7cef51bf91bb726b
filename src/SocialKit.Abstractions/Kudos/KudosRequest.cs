namespace SocialKit;

/// <summary>Which part of the kudos wall to read.</summary>
/// <param name="Recipient">Only those this member received, by handle or id; null for all.</param>
/// <param name="Cursor">Where the last page ended.</param>
/// <param name="Limit">Kudos per page, 1 to 100; null for the default of 20.</param>
public sealed record KudosRequest(string? Recipient = null, string? Cursor = null, int? Limit = null);
