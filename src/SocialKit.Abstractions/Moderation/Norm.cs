namespace SocialKit;

/// <summary>A rule of conduct that a report can name.</summary>
/// <param name="Key">Its key: 1 to 32 of a-z, 0-9 and '-'.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">What breaks it, in a sentence.</param>
/// <param name="Confidential">True when reports go to the confidential desk and are hidden from stewards and moderators.</param>
public sealed record Norm(string Key, string Name, string Description, bool Confidential = false);
