namespace SocialKit;

/// <summary>A reaction people can choose.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Emoji">How it looks.</param>
/// <param name="Name">How it is read out, for example "Applause".</param>
public sealed record ReactionOption(ReactionKind Kind, string Emoji, string Name);
