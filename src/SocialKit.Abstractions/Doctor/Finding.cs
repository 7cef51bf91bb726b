namespace SocialKit;

/// <summary>What one check of a database found.</summary>
/// <param name="Check">What was looked at, in one or two words.</param>
/// <param name="Health">How it is.</param>
/// <param name="Text">What was found and, unless all is well, what to do.</param>
public sealed record Finding(string Check, Health Health, string Text);
