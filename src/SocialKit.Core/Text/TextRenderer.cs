using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SocialKit;

/// <summary>
/// Turns what people wrote (a CommonMark subset with tables and strikethrough, no HTML) into safe HTML, once, when it is written.
/// Thread-safe; one for the process.
/// </summary>
public sealed class TextRenderer
{
    /// <summary>The version of the rendering; it goes up when the same source gives other HTML.</summary>
    public const int Version = 1;

    // Content must not outrank the headings of the widget and of the page around it.
    const int HighestHeading = 4;

    const int MaxTitleLength = 500;

    // Brackets that nobody closed also hold what follows them; the walk must not go deeper than its stack.
    const int MaxOpenBrackets = 100;

    static readonly MarkdownPipeline s_pipeline = Pipeline(handles: false);
    static readonly MarkdownPipeline s_handlePipeline = Pipeline(handles: true);

    readonly MarkdownPipeline _pipeline = s_pipeline;

    /// <summary>Renders a text.</summary>
    /// <param name="source">The source, with mentions as <see cref="MentionText.ToStored"/> writes them.</param>
    /// <param name="limits">What is refused.</param>
    /// <param name="knownMentions">Who may be mentioned; anybody else stays text. Null takes every mention for known.</param>
    /// <param name="options">How line breaks are shown; null for <see cref="TextOptions.Default"/>.</param>
    /// <exception cref="TextProblemException">The text is refused; the exception says what its author can do.</exception>
    public RenderedText Render(
        string source,
        TextLimits limits,
        IReadOnlyList<MentionTarget>? knownMentions = null,
        TextOptions? options = null)
    {
        var document = Parse(source, limits, handles: false);
        var content = new Content(limits, knownMentions?.Select(m => m.Member).ToHashSet());
        content.Take(document);

        var writer = new StringWriter(new StringBuilder(source.Length + (source.Length / 2) + 64), CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(writer);
        _pipeline.Setup(renderer);
        renderer.ObjectRenderers.FindExact<LineBreakInlineRenderer>()!.RenderAsHardlineBreak = (options ?? TextOptions.Default).KeepLineBreaks;
        renderer.Render(document);

        return new(
            source,
            TextSanitizer.Sanitize(writer.ToString()),
            Version,
            content.PlainText,
            content.Mentions,
            content.LinkCount);
    }

    internal static MarkdownDocument Parse(string source, TextLimits limits, bool handles)
    {
        TextPreScan.ThrowIfRefused(source, limits);
        var context = new MarkdownParserContext();
        context.Properties[typeof(TextLimits)] = limits;
        try
        {
            return Markdown.Parse(source, handles ? s_handlePipeline : s_pipeline, context);
        }
        catch (ArgumentException)
        {
            // The parser's own depth limit. What it threw is about its inside, and means nothing to an author.
            throw new TextProblemException(
                TextProblemCodes.TooDeep,
                0,
                "The lists, quotes, links or emphasis in this text are too deep inside each other. Simplify them, or put ``` on the lines before and after to show them as they are.");
        }
    }

    static MarkdownPipeline Pipeline(bool handles)
    {
        // Named one by one: the "advanced" preset includes attributes in braces, which turn text into event handlers.
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UsePipeTables(new PipeTableOptions { UseGfmRules = true })
            .UsePreciseSourceLocation();
        builder.Extensions.Add(new MentionExtension(handles));

        // Last, so that it sees the block parsers of all others.
        builder.Extensions.Add(new InlineBudget());
        return builder.Build();
    }

    /// <summary>One walk over a parsed text: refuses what only the tree shows, makes links, images and headings ours, collects the words.</summary>
    sealed class Content(TextLimits limits, HashSet<MemberId>? known)
    {
        readonly StringBuilder _plain = new();
        readonly List<MemberId> _mentions = [];
        readonly HashSet<MemberId> _mentioned = [];

        public IReadOnlyList<MemberId> Mentions => _mentions;

        public int LinkCount { get; private set; }

        public string PlainText => _plain.ToString().Trim();

        public void Take(MarkdownDocument document) => Take(document, 0);

        void Take(Block block, int depth)
        {
            if (depth > limits.MaxNesting)
            {
                throw new TextProblemException(
                    TextProblemCodes.TooDeep,
                    block.Line + 1,
                    $"The lists or quotes at line {block.Line + 1} are more than {limits.MaxNesting} deep inside each other. Move some of them up a level.");
            }

            switch (block)
            {
                case Table table:
                    Take(table, depth);
                    break;
                case LinkReferenceDefinitionGroup:
                    break;
                case ContainerBlock container:
                    foreach (var child in container)
                    {
                        Take(child, child is ListBlock or QuoteBlock ? depth + 1 : depth);
                    }

                    break;
                case CodeBlock code:
                    NewLine();
                    Plain(code.Lines.ToString());
                    break;
                case LeafBlock leaf:
                    if (leaf is HeadingBlock heading)
                    {
                        heading.Level = Math.Min(heading.Level + HighestHeading - 1, 6);
                    }

                    if (leaf.Inline is { } inline)
                    {
                        NewLine();
                        Take(inline, 0, inLink: false);
                    }

                    break;
            }
        }

        void Take(Table table, int depth)
        {
            foreach (var row in table.OfType<TableRow>())
            {
                NewLine();
                var index = 0;
                foreach (var cell in row.OfType<TableCell>())
                {
                    var column = cell.ColumnIndex >= 0 ? cell.ColumnIndex : index;
                    var alignment = column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
                    if (alignment is TableColumnAlign.Center or TableColumnAlign.Right)
                    {
                        // A class, because the content security policy forbids style attributes.
                        cell.GetAttributes().AddClass(alignment == TableColumnAlign.Center ? "sk-center" : "sk-right");
                    }

                    foreach (var child in cell)
                    {
                        Take(child, depth);
                    }

                    index++;
                }
            }

            foreach (var column in table.ColumnDefinitions)
            {
                column.Alignment = null;
                column.Width = 0;
            }
        }

        void Take(ContainerInline container, int depth, bool inLink, int brackets = 0)
        {
            if (depth > limits.MaxInlineNesting || brackets > MaxOpenBrackets)
            {
                throw new TextProblemException(
                    TextProblemCodes.TooDeep,
                    container.Line + 1,
                    $"The emphasis or links at line {container.Line + 1} are more than {limits.MaxInlineNesting} deep inside each other. Remove some of the marks.");
            }

            for (var inline = container.FirstChild; inline is not null;)
            {
                var next = inline.NextSibling;
                switch (inline)
                {
                    case LinkInline link:
                        next = TakeLink(link, depth, inLink, brackets) ?? next;
                        break;
                    case AutolinkInline auto:
                        if (!inLink && TextSanitizer.IsSafeUrl((auto.IsEmail ? "mailto:" : "") + auto.Url))
                        {
                            CountLink(auto);
                        }
                        else
                        {
                            auto.ReplaceBy(new LiteralInline(auto.Url));
                        }

                        Plain(auto.Url);
                        break;
                    case MentionInline mention:
                        TakeMention(mention, inLink);
                        break;
                    case DelimiterInline mark:
                        Plain(mark.ToLiteral());
                        Take(mark, depth, inLink, brackets + 1);
                        break;
                    case ContainerInline inner:
                        Take(inner, depth + 1, inLink, brackets);
                        break;
                    case LineBreakInline:
                        _plain.Append('\n');
                        break;
                    case CodeInline code:
                        Plain(code.Content);
                        break;
                    case HtmlEntityInline entity:
                        Plain(entity.Transcoded.ToString());
                        break;
                    case LiteralInline literal:
                        Plain(literal.Content.ToString());
                        break;
                }

                inline = next;
            }
        }

        // Returns where to go on when the link was replaced by what is in it.
        Inline? TakeLink(LinkInline link, int depth, bool inLink, int brackets)
        {
            if (link.IsImage)
            {
                // Somebody else's server must not learn who reads a thread, so a remote picture is a link to it.
                link.IsImage = false;
                if (link.FirstChild is null)
                {
                    link.AppendChild(new LiteralInline("image"));
                }
            }

            link.Url = link.GetDynamicUrl?.Invoke() ?? link.Url;
            link.GetDynamicUrl = null;
            if (!inLink && link.FirstChild is not null && TextSanitizer.IsSafeUrl(link.Url))
            {
                CountLink(link);
                if (link.Title?.Length is 0 or > MaxTitleLength)
                {
                    link.Title = null;
                }

                Take(link, depth + 1, inLink: true, brackets);
                return null;
            }

            var first = link.FirstChild;
            var after = link.NextSibling;
            while (link.FirstChild is { } child)
            {
                child.Remove();
                link.InsertBefore(child);
            }

            link.Remove();
            return first ?? after;
        }

        void CountLink(Inline link)
        {
            LinkCount++;
            if (LinkCount > limits.MaxLinks)
            {
                throw new TextProblemException(
                    TextProblemCodes.TooManyLinks,
                    link.Line + 1,
                    $"There are more than {limits.MaxLinks} links, the first too many is in line {link.Line + 1}. Remove some of them.");
            }
        }

        void TakeMention(MentionInline mention, bool inLink)
        {
            if (inLink || known?.Contains(mention.Member) == false)
            {
                var text = MentionToken.For(mention.Member);
                mention.ReplaceBy(new LiteralInline(text));
                Plain(text);
                return;
            }

            _plain.Append(MentionToken.For(mention.Member));
            if (!_mentioned.Add(mention.Member))
            {
                return;
            }

            _mentions.Add(mention.Member);
            if (_mentions.Count > limits.MaxMentions)
            {
                throw new TextProblemException(
                    TextProblemCodes.TooManyMentions,
                    mention.Line + 1,
                    $"More than {limits.MaxMentions} people are mentioned, the first too many is in line {mention.Line + 1}. Mention fewer.");
            }
        }

        void NewLine()
        {
            if (_plain.Length > 0 && _plain[^1] != '\n')
            {
                _plain.Append('\n');
            }
        }

        // What looks like a mention and is none must not become one when names are put into the plain text.
        void Plain(string? text) => _plain.Append(text?.Replace("<@", "< @", StringComparison.Ordinal));
    }
}
