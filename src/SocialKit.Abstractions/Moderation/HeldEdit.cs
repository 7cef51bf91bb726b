namespace SocialKit;

/// <summary>The words of a change that waited, kept with the decision about it: for its author to read, and to be put back.</summary>
/// <param name="Of">The version of the text that it changed.</param>
/// <param name="Title">The title it would have, for posts with one.</param>
/// <param name="Text">The text it would have.</param>
/// <param name="CreatedAt">When it was written.</param>
public sealed record HeldEdit(long Of, string? Title, RichText Text, DateTimeOffset CreatedAt);
