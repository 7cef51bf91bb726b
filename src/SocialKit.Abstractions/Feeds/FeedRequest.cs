namespace SocialKit;

/// <summary>Which part of a feed to read.</summary>
/// <param name="Scope">Which feed.</param>
/// <param name="Cursor">Where the last page ended, as given by <see cref="FeedPage.Next"/>; a cursor of another feed is refused.</param>
/// <param name="Limit">Posts per page, 1 to 100; null for the default of 20.</param>
public sealed record FeedRequest(FeedScope Scope, string? Cursor = null, int? Limit = null);
