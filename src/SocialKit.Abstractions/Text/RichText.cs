namespace SocialKit;

/// <summary>A text as it was written and as it is shown. Rendered and sanitised once, at write.</summary>
/// <param name="Source">The Markdown source, mentions as ids.</param>
/// <param name="Html">Sanitised HTML with neutral mention placeholders.</param>
/// <param name="RendererVersion">Which renderer made <paramref name="Html"/>; an older one is rendered again.</param>
/// <param name="Mentions">Who is mentioned, each once, in order of appearance.</param>
public sealed record RichText(string Source, string Html, int RendererVersion, IReadOnlyList<MemberId> Mentions);
