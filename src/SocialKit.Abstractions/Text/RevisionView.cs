namespace SocialKit;

/// <summary>One entry of a visible edit history.</summary>
/// <param name="Title">The title at that time, for posts with one.</param>
/// <param name="Html">The text at that time.</param>
/// <param name="ReplacedBy">Who replaced it.</param>
/// <param name="ReplacedAt">When.</param>
public sealed record RevisionView(string? Title, SafeHtml Html, MemberView ReplacedBy, DateTimeOffset ReplacedAt);
