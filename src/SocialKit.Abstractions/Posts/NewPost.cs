namespace SocialKit;

/// <summary>A post to write.</summary>
/// <param name="Scope">Where: <see cref="FeedScope.Company"/> or a community.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Text">Markdown as the author types it: mentions as @handle. 1 to 10,000 graphemes.</param>
/// <param name="Title">5 to 255 characters; required for questions, refused for plain text.</param>
/// <param name="ClientId">Makes a repetition harmless; null when the caller never repeats.</param>
public sealed record NewPost(FeedScope Scope, PostKind Kind, string Text, string? Title = null, string? ClientId = null);
