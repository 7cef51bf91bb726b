using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace SocialKit;

/// <summary>A mention in stored text.</summary>
internal sealed class MentionInline(MemberId member) : LeafInline
{
    public MemberId Member { get; } = member;
}

/// <summary>An <c>@handle</c> in text that its author is editing.</summary>
internal sealed class HandleInline(string handle) : LeafInline
{
    public string Handle { get; } = handle;
}

/// <summary>Reads <see cref="MentionToken"/>. The parser does not call it inside code, so code shows what was typed.</summary>
internal sealed class MentionTokenParser : InlineParser
{
    public MentionTokenParser() => OpeningCharacters = ['<'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!MentionToken.TryRead(slice.AsSpan(), out var member))
        {
            return false;
        }

        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new MentionInline(member)
        {
            Line = line,
            Column = column,
            Span = new(start, start + MentionToken.Length - 1),
        };
        slice.Start += MentionToken.Length;
        return true;
    }
}

/// <summary>Reads <c>@handle</c>.</summary>
internal sealed class HandleParser : InlineParser
{
    public HandleParser() => OpeningCharacters = ['@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);

        // Half of a surrogate pair is a letter of some script or an emoji; the pair decides.
        var letterBefore = char.IsLowSurrogate(before)
            ? char.IsHighSurrogate(slice.PeekCharExtra(-2)) && System.Text.Rune.IsLetterOrDigit(new(slice.PeekCharExtra(-2), before))
            : char.IsLetterOrDigit(before);
        if (letterBefore || before == '@')
        {
            return false;
        }

        var length = MentionText.HandleLength(slice.AsSpan()[1..]);
        if (length == 0)
        {
            return false;
        }

        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new HandleInline(slice.AsSpan().Slice(1, length).ToString().ToLowerInvariant())
        {
            Line = line,
            Column = column,
            Span = new(start, start + length),
        };
        slice.Start += length + 1;
        return true;
    }
}

/// <summary>Writes a mention as a placeholder that <see cref="MentionPresenter"/> fills with today's name.</summary>
internal sealed class MentionHtmlRenderer : HtmlObjectRenderer<MentionInline>
{
    protected override void Write(HtmlRenderer renderer, MentionInline obj)
    {
        if (renderer.EnableHtmlForInline)
        {
            renderer.Write(MentionPresenter.Before).Write(obj.Member.ToString()).Write("\">@").Write(obj.Member.ToString()).Write("</a>");
        }
        else
        {
            renderer.WriteEscape(MentionToken.For(obj.Member));
        }
    }
}

/// <summary>Adds mentions to a Markdown pipeline.</summary>
internal sealed class MentionExtension(bool handles) : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.InsertBefore<AutolinkInlineParser>(new MentionTokenParser());
        if (handles)
        {
            pipeline.InlineParsers.Insert(0, new HandleParser());
        }
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is HtmlRenderer html)
        {
            html.ObjectRenderers.Insert(0, new MentionHtmlRenderer());
        }
    }
}
