namespace SocialKit;

/// <summary>A text as it is stored: what was written, and what the renderer made of it.</summary>
/// <param name="Source">The source, byte for byte.</param>
/// <param name="Html">Safe HTML with mention placeholders, for <see cref="MentionPresenter"/>.</param>
/// <param name="RendererVersion">The version of the renderer; when it is older than <see cref="TextRenderer.Version"/>, render again.</param>
/// <param name="PlainText">The words alone, for search, excerpts and mail. A mention is <c>&lt;@id&gt;</c>: see <see cref="MentionText.ToPlain"/>.</param>
/// <param name="Mentions">Who is mentioned, each once, in the order of the text.</param>
/// <param name="LinkCount">How many links readers can follow.</param>
public sealed record RenderedText(
    string Source,
    string Html,
    int RendererVersion,
    string PlainText,
    IReadOnlyList<MemberId> Mentions,
    int LinkCount);

/// <summary>A person whom a text may mention.</summary>
/// <param name="Member">Who.</param>
/// <param name="Handle">The handle, as it was typed.</param>
public readonly record struct MentionTarget(MemberId Member, string Handle);

/// <summary>How a text is shown.</summary>
public sealed record TextOptions
{
    /// <summary>For posts and comments: a new line in the source is a new line on the page.</summary>
    public static TextOptions Default { get; } = new();

    /// <summary>For imports: a new line inside a paragraph is a space, as in most Markdown.</summary>
    public static TextOptions Import { get; } = new() { KeepLineBreaks = false };

    /// <summary>Whether a new line inside a paragraph is shown as one.</summary>
    public bool KeepLineBreaks { get; init; } = true;
}
