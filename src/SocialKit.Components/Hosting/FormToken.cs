namespace SocialKit.Components;

/// <summary>An antiforgery token as a hidden form field.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Value">The token.</param>
public sealed record FormToken(string Field, string Value);
