namespace SocialKit;

/// <summary>The rules and settings a viewer looks after.</summary>
/// <param name="Rules">Rules that hold where the viewer moderates, oldest first.</param>
/// <param name="Settings">What waits, where the viewer may change it.</param>
/// <param name="Communities">The communities the viewer may choose from.</param>
/// <param name="Everywhere">True when the viewer may make rules for everywhere.</param>
public sealed record RulePage(IReadOnlyList<RuleView> Rules, IReadOnlyList<SettingView> Settings, IReadOnlyList<CaseCommunity> Communities, bool Everywhere);
