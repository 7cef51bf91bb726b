using System.Globalization;
using System.Text;
using AngleSharp.Dom;

namespace SocialKit.Cli;

/// <summary>Writes parsed HTML as Markdown, with as much formatting as its level allows.</summary>
internal sealed class HtmlToMarkdownWriter(ConversionLevel level)
{
    // As deep as the renderer takes lists and quotes of an import; deeper ones are written side by side.
    const int MaxDepth = 20;

    static readonly HashSet<string> s_blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "menu", "nav", "ol", "p",
        "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    // Not text, whatever is in it.
    static readonly HashSet<string> s_silent = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "iframe", "noembed", "noframes",
    };

    int _depth;

    /// <summary>The text of a node as a reader sees it.</summary>
    public static void AppendText(INode node, StringBuilder result)
    {
        switch (node)
        {
            case IText text:
                result.Append(text.Data);
                break;
            case IElement { LocalName: "img" } image:
                result.Append(AltOf(image));
                break;
            case IElement { LocalName: "br" }:
                result.Append('\n');
                break;
            case IElement element when s_silent.Contains(element.LocalName):
                break;
            default:
                foreach (var child in node.ChildNodes)
                {
                    AppendText(child, result);
                }

                break;
        }
    }

    /// <summary>What can be converted on its own: a block, or a run of text between blocks.</summary>
    public static IEnumerable<IReadOnlyList<INode>> Parts(IEnumerable<INode> nodes)
    {
        var run = new List<INode>();
        foreach (var node in nodes)
        {
            if (!HasBlocks(node))
            {
                run.Add(node);
                continue;
            }

            if (run.Count > 0)
            {
                yield return run;
                run = [];
            }

            yield return [node];
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>Writes nodes as blocks with a blank line between them.</summary>
    public string Blocks(IEnumerable<INode> nodes) => level switch
    {
        ConversionLevel.Code => Fence(TextWithLines(nodes), ""),
        ConversionLevel.Plain => string.Join("\n\n", TextWithLines(nodes)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => new InlineWriter(level, oneLine: true, table: false).Text(line).Finish())
            .Where(line => line.Length > 0)),
        _ => string.Join("\n\n", BlockList(nodes).Select(block => block.Text)),
    };

    /// <summary>Whether nothing in an element is text.</summary>
    public static bool IsSilent(IElement element) => s_silent.Contains(element.LocalName);

    public static string AltOf(IElement image) => image.GetAttribute("alt") is { } alt && !string.IsNullOrWhiteSpace(alt) ? alt : "image";

    // Text with a line end where a block begins or ends, so that words of neighbouring blocks stay apart.
    static string TextWithLines(IEnumerable<INode> nodes)
    {
        var result = new StringBuilder();
        foreach (var node in nodes)
        {
            Append(node);
        }

        return result.ToString().ReplaceLineEndings("\n");

        void Append(INode node)
        {
            if (node is IText || node is IElement { LocalName: "img" or "br" })
            {
                AppendText(node, result);
            }
            else if (node is not IElement element || !s_silent.Contains(element.LocalName))
            {
                var block = node is IElement { LocalName: var name } && s_blocks.Contains(name);
                result.Append(block ? "\n" : "");
                foreach (var child in node.ChildNodes)
                {
                    Append(child);
                }

                result.Append(block ? "\n" : "");
            }
        }
    }

    static bool HasBlocks(INode node) =>
        node is IElement element
        && !s_silent.Contains(element.LocalName)
        && (s_blocks.Contains(element.LocalName) || element.Children.Any(HasBlocks));

    List<Block> BlockList(IEnumerable<INode> nodes)
    {
        var result = new List<Block>();
        foreach (var part in Parts(nodes))
        {
            if (part is [IElement element] && HasBlocks(element))
            {
                AddElement(element, result);
            }
            else
            {
                Add(result, Inline(part));
            }
        }

        return result;
    }

    static void Add(List<Block> result, string text, char marker = '\0', bool interrupts = false)
    {
        if (text.Length > 0)
        {
            result.Add(new(text, marker, interrupts));
        }
    }

    void AddElement(IElement element, List<Block> result)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" when !element.Children.Any(HasBlocks):
                var title = Inline(element.ChildNodes, oneLine: true);
                Add(result, title.Length == 0 ? "" : new string('#', element.LocalName[1] - '0') + " " + title);
                break;
            case "hr":
                // Underscores: in a list, a rule of dashes or stars would read as more list.
                Add(result, "___");
                break;
            case "pre":
                Add(result, Fence(TextWithLines(element.ChildNodes), Language(element)));
                break;
            case "blockquote" when _depth < MaxDepth:
                _depth++;
                Add(result, Prefix(Join(BlockList(element.ChildNodes)), "> ", "> "));
                _depth--;
                break;
            case "ul" or "ol" or "menu" when _depth < MaxDepth:
                _depth++;
                AddList(element, result);
                _depth--;
                break;
            case "table" when level == ConversionLevel.Full && SimpleTable(element) is { } table:
                result.AddRange(BlockList(element.Children.Where(child => child.LocalName == "caption").SelectMany(caption => caption.ChildNodes)));
                Add(result, table);
                break;
            case "tr":
                AddRow(element, result);
                break;
            case "dt" or "summary" when !element.Children.Any(HasBlocks):
                var term = new InlineWriter(level, oneLine: false, table: false);
                term.Wrap("**", element.ChildNodes.ToList());
                Add(result, term.Finish());
                break;
            default:
                result.AddRange(BlockList(element.ChildNodes));
                break;
        }
    }

    // A row of a table that cannot be a Markdown table: its cells stay one after the other.
    void AddRow(IElement row, List<Block> result)
    {
        if (row.Children.Any(cell => cell.Children.Any(HasBlocks)))
        {
            result.AddRange(BlockList(row.Children.SelectMany(cell => cell.ChildNodes)));
            return;
        }

        Add(result, string.Join("  ", row.Children
            .Select(cell => Inline(cell.ChildNodes, oneLine: true))
            .Where(cell => cell.Length > 0)));
    }

    void AddList(IElement list, List<Block> result)
    {
        var ordered = list.LocalName == "ol";
        var previous = result.Count > 0 ? result[^1].Marker : '\0';

        // Two lists after one another stay two lists when their markers differ.
        var marker = ordered ? previous == '.' ? ')' : '.' : previous == '-' ? '*' : '-';
        var number = ordered && int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start < 900_000_000 ? start : 1;
        var first = number;
        var items = new List<List<Block>>();
        var loose = false;
        foreach (var child in list.ChildNodes)
        {
            if (child is IElement { LocalName: "li" } item)
            {
                items.Add(BlockList(item.ChildNodes));
                loose |= item.Children.Any(part => part.LocalName == "p");
            }
            else
            {
                // Stray content belongs to the item before it, which is also how browsers show it.
                var stray = BlockList([child]);
                if (stray.Count > 0)
                {
                    if (items.Count == 0)
                    {
                        items.Add([]);
                    }

                    items[^1].AddRange(stray);
                }
            }
        }

        items.RemoveAll(item => item.Count == 0);
        loose |= items.Any(item => item.Skip(1).Any(block => !block.Interrupts));
        var lines = items.Select(item =>
        {
            var lead = ordered ? string.Create(CultureInfo.InvariantCulture, $"{number++}{marker} ") : $"{marker} ";
            return Prefix(loose ? Join(item) : string.Join('\n', item.Select(block => block.Text)), lead, new string(' ', lead.Length));
        });
        Add(result, string.Join(loose ? "\n\n" : "\n", lines), marker, interrupts: !ordered || first == 1);
    }

    string? SimpleTable(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").ToList();
        if (rows.Count == 0 || table.QuerySelector("table") is not null
            || rows.Any(row => row.Children.Any(cell => cell.HasAttribute("colspan") || cell.HasAttribute("rowspan") || cell.Children.Any(HasBlocks))))
        {
            return null;
        }

        var columns = rows.Max(row => row.Children.Length);
        if (columns is 0 or > 20)
        {
            return null;
        }

        var result = new StringBuilder();
        for (var i = 0; i < rows.Count; i++)
        {
            var cells = rows[i].Children.Select(cell => Inline(cell.ChildNodes, oneLine: true, table: true));
            result.Append("| ").AppendJoin(" | ", cells.Concat(Enumerable.Repeat("", columns - rows[i].Children.Length))).Append(" |\n");
            if (i == 0)
            {
                result.Append('|').Insert(result.Length, " --- |", columns).Append('\n');
            }
        }

        return result.ToString().TrimEnd('\n');
    }

    string Inline(IEnumerable<INode> nodes, bool oneLine = false, bool table = false)
    {
        var writer = new InlineWriter(level, oneLine, table);
        writer.Write(nodes);
        return writer.Finish();
    }

    static string Join(IEnumerable<Block> blocks) => string.Join("\n\n", blocks.Select(block => block.Text));

    static string Prefix(string text, string first, string others)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var prefix = i == 0 ? first : others;
            lines[i] = lines[i].Length == 0 ? prefix.TrimEnd() : prefix + lines[i];
        }

        return text.Length == 0 ? "" : string.Join('\n', lines);
    }

    static string Fence(string code, string language)
    {
        var text = code.Trim('\n');
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var fence = new string('`', Math.Max(3, InlineWriter.LongestRun(text, '`') + 1));
        return $"{fence}{language}\n{text}\n{fence}";
    }

    static string Language(IElement pre)
    {
        foreach (var name in pre.ClassList.Concat(pre.Children.SelectMany(child => child.ClassList)))
        {
            var language = name.StartsWith("lang-", StringComparison.Ordinal) ? name[5..] : name.StartsWith("language-", StringComparison.Ordinal) ? name[9..] : "";
            if (language.Length is > 0 and < 20 && language.All(char.IsAsciiLetterOrDigit))
            {
                return language;
            }
        }

        return "";
    }

    readonly record struct Block(string Text, char Marker, bool Interrupts);
}
