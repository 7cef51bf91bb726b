namespace SocialKit;

/// <summary>A rule that would find something.</summary>
/// <param name="Name">The rule; of the draft its own name.</param>
/// <param name="Action">What would become of the text.</param>
/// <param name="TooSlow">True when it took too long; such a text waits.</param>
/// <param name="IsDraft">True for the rule that is not saved yet.</param>
public sealed record RuleMatch(string Name, string Action, bool TooSlow, bool IsDraft);
