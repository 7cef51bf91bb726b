namespace SocialKit;

/// <summary>A change to the text of a post or comment.</summary>
/// <param name="Text">The new Markdown, as the author types it: mentions as @handle.</param>
/// <param name="Version">The version the author saw.</param>
/// <param name="Started">The stamp of the form (<c>EditStamp</c> of the view): proves when editing began.</param>
/// <param name="Title">The new title, for posts with one; null keeps it.</param>
public sealed record EditText(string Text, long Version, string? Started, string? Title = null);
