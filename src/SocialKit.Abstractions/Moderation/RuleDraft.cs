namespace SocialKit;

/// <summary>A rule to save or to try.</summary>
/// <param name="Name">What moderators call it.</param>
/// <param name="Kind">"words", "regex" or "pii".</param>
/// <param name="Pattern">What it looks for.</param>
/// <param name="Action">"reject", "hold" or "watch".</param>
/// <param name="Message">What the author is told.</param>
/// <param name="Community">Where it holds, by slug or id; null for everywhere.</param>
/// <param name="Enabled">False to keep it switched off.</param>
public sealed record RuleDraft(string Name, string Kind, string Pattern, string Action, string Message, string? Community = null, bool Enabled = true);
