using System.Globalization;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SocialKit;

/// <summary>
/// Refuses a paragraph whose inside would be expensive, after the blocks are known and before their inside is parsed.
/// </summary>
/// <remarks>
/// The parser's cost inside a paragraph grows with the square of the marks in it; with a fixed number of marks a paragraph it grows with
/// the length only. Counting here rather than on the raw text means that code, where marks are free, is never counted.
/// </remarks>
internal sealed class InlineBudget : IMarkdownExtension
{
    // The parser reads to the end of a word for every address that begins inside it.
    const int MaxAddressesPerWord = 20;

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        // Two, because the parser asks those that name a first character before those that name none.
        pipeline.BlockParsers.Insert(0, new Gate([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c)]));
        pipeline.BlockParsers.Insert(0, new Gate(null));
    }

    public void Setup(MarkdownPipeline pipeline, Markdig.Renderers.IMarkdownRenderer renderer)
    {
    }

    static void Check(InlineProcessor processor, Inline? inline)
    {
        var limits = (TextLimits)processor.Context!.Properties[typeof(TextLimits)];
        foreach (var block in processor.Document.Descendants<Block>())
        {
            switch (block)
            {
                case LeafBlock { ProcessInlines: true } leaf:
                    Check(leaf, limits);
                    break;
                case Table table:
                    Check(table, limits);
                    break;
            }
        }
    }

    static void Check(Table table, TextLimits limits)
    {
        var line = table.Line + 1;
        var cells = 0L;
        foreach (var row in table.OfType<TableRow>())
        {
            cells += row.Count;
            if (row.Count > limits.MaxTableColumns)
            {
                throw new TextProblemException(
                    TextProblemCodes.TableTooLarge,
                    line,
                    $"The table at line {line} has more than {limits.MaxTableColumns} columns. Use fewer, or attach it as a file.");
            }
        }

        if (cells > limits.MaxTableCells)
        {
            throw new TextProblemException(
                TextProblemCodes.TableTooLarge,
                line,
                string.Create(CultureInfo.InvariantCulture, $"The table at line {line} has more than {limits.MaxTableCells:N0} cells. Split it, or attach it as a file."));
        }
    }

    static void Check(LeafBlock leaf, TextLimits limits)
    {
        var marks = 0;
        var open = 0;
        var addresses = 0;
        for (var n = 0; n < leaf.Lines.Count; n++)
        {
            var text = leaf.Lines.Lines[n].Slice.AsSpan();

            // An underlined heading says where its underline is.
            var line = (leaf is HeadingBlock { IsSetext: true } ? leaf.Lines.Lines[n].Line : leaf.Line + n) + 1;
            addresses = 0;
            for (var i = 0; i < text.Length; i++)
            {
                switch (text[i])
                {
                    case '\\':
                        i++;
                        continue;
                    case ' ' or '\t':
                        addresses = 0;
                        continue;
                    case '[':
                        marks++;
                        open++;
                        break;
                    case ']':
                        open = Math.Max(0, open - 1);
                        continue;
                    case '*' or '_' or '~' or '`':
                        var run = Run(text, i);
                        marks += Weight(text, i, run);
                        i += run - 1;
                        break;
                    case ':' when text[i..].StartsWith("://"):
                    case '.' when i >= 3 && text.Slice(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase):
                    case 'o' or 'O' when i + 1 < text.Length && text[i + 1] == ':':
                    case 'l' or 'L' when i + 1 < text.Length && text[i + 1] == ':':
                        addresses++;
                        break;
                    default:
                        continue;
                }

                if (marks > limits.MaxMarksPerParagraph || addresses > MaxAddressesPerWord)
                {
                    throw new TextProblemException(
                        TextProblemCodes.TooManyMarks,
                        line,
                        $"The paragraph at line {line} has too many formatting marks such as * _ [ or web addresses. Split it with blank lines, or put ``` on the lines before and after it to show it as it is.");
                }

                if (open > limits.MaxInlineNesting * 4)
                {
                    throw new TextProblemException(
                        TextProblemCodes.TooDeep,
                        line,
                        $"Line {line} has too many open square brackets. Close them, or put ``` on the lines before and after it to show it as it is.");
                }
            }
        }
    }

    static int Run(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..].IndexOfAnyExcept(text[start]);
        return rest < 0 ? text.Length - start : rest;
    }

    // What a run of marks can cost: nothing when it can neither open nor close (a * b, snake_case), else more the longer it is.
    static int Weight(ReadOnlySpan<char> text, int start, int run)
    {
        var before = start == 0 ? ' ' : text[start - 1];
        var after = start + run == text.Length ? ' ' : text[start + run];
        switch (text[start])
        {
            case '`':
                // Runs of usual lengths find their partner or are remembered as having none.
                return run > 3 ? 1 : 0;
            case '~' when run == 1:
            case '_' when char.IsAsciiLetterOrDigit(before) && char.IsAsciiLetterOrDigit(after):
                return 0;
        }

        return (before is ' ' or '\t') && (after is ' ' or '\t') ? 0 : 1 + (run / 4);
    }

    /// <summary>Opens nothing; it is there to reach the document before its inside is parsed.</summary>
    sealed class Gate : BlockParser
    {
        static readonly object s_key = new();

        public Gate(char[]? openingCharacters) => OpeningCharacters = openingCharacters;

        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (!processor.Document.ContainsData(s_key))
            {
                processor.Document.SetData(s_key, s_key);
                processor.Document.ProcessInlinesBegin += Check;
            }

            return BlockState.None;
        }
    }
}
