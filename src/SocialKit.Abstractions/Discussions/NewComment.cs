namespace SocialKit;

/// <summary>A comment to write.</summary>
/// <param name="Subject">What is being discussed.</param>
/// <param name="Parent">The comment it replies to, on the same subject; null for a top-level comment.</param>
/// <param name="Text">Markdown as the author types it: mentions as @handle. 1 to 10,000 graphemes.</param>
/// <param name="Kind">What kind; answers only directly under a question.</param>
/// <param name="ClientId">Makes a repetition harmless; null when the caller never repeats.</param>
public sealed record NewComment(SubjectRef Subject, CommentId? Parent, string Text, CommentKind Kind, string? ClientId = null);
