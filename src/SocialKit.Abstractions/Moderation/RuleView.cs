namespace SocialKit;

/// <summary>A rule as those who look after them see it.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Rule">What it says.</param>
/// <param name="Community">Where it holds, by name; null for everywhere.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="Version">The version to send back.</param>
/// <param name="CanChange">True when the viewer may change it.</param>
public sealed record RuleView(ModerationRuleId Id, RuleDraft Rule, string? Community, MemberView ChangedBy, long Version, bool CanChange);
