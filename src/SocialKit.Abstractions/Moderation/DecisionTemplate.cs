namespace SocialKit;

/// <summary>Words a moderator can begin with.</summary>
/// <param name="Key">Its key: 1 to 32 of a-z, 0-9 and '-'.</param>
/// <param name="Name">What moderators call it.</param>
/// <param name="Reason">What the author is told.</param>
/// <param name="Answer">What the reporters are told; null for the usual words.</param>
public sealed record DecisionTemplate(string Key, string Name, string Reason, string? Answer = null);
