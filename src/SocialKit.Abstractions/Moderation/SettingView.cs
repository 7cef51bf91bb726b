namespace SocialKit;

/// <summary>What waits for approval in one place.</summary>
/// <param name="Community">The community, by slug; null for everywhere without a setting of its own.</param>
/// <param name="Name">Its name; null for everywhere.</param>
/// <param name="HoldAll">True when everything waits.</param>
/// <param name="HoldFirst">How many of a newcomer's first texts wait.</param>
public sealed record SettingView(string? Community, string? Name, bool HoldAll, int HoldFirst);
