namespace SocialKit;

/// <summary>What the rules would find in a text. Nothing is stored.</summary>
/// <param name="Text">The text.</param>
/// <param name="Community">Where it would stand, by slug or id; null for none.</param>
/// <param name="Draft">A rule that is not saved yet, tried besides; null for none.</param>
public sealed record RuleTrial(string Text, string? Community = null, RuleDraft? Draft = null);
