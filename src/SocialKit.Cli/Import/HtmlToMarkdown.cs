using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SocialKit.Cli;

/// <summary>
/// Turns the HTML of another system into Markdown that shows the same words. Every result is rendered and its words are compared with the
/// original's; what does not hold is written again with less formatting, so that no word is ever lost or added for the sake of looks.
/// </summary>
public static class HtmlToMarkdown
{
    static readonly TextRenderer s_renderer = new();

    /// <summary>Converts the body of one post.</summary>
    /// <param name="html">A fragment of HTML, as untidy as it comes.</param>
    /// <returns>Markdown whose rendering has the words of <paramref name="html"/>; no mention and no markup that was not in it.</returns>
    public static string Convert(string html) => Convert(html, out _);

    /// <summary>The words of <paramref name="html"/> without any white space; a picture counts as its alternative text, or "image".</summary>
    public static string TextOf(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        using var document = Parse(html);
        return Words(document.Body!.ChildNodes);
    }

    internal static string Convert(string html, out ConversionLevel level)
    {
        ArgumentNullException.ThrowIfNull(html);
        using var document = Parse(html);
        var expected = Words(document.Body!.ChildNodes);
        level = ConversionLevel.Full;
        if (expected.Length == 0)
        {
            return "";
        }

        // Nearly always the first attempt holds. Only when it does not is it worth finding the block that is to blame.
        var whole = new HtmlToMarkdownWriter(ConversionLevel.Full).Blocks(document.Body.ChildNodes);
        if (Shows(whole, expected))
        {
            return whole;
        }

        var parts = new List<string>();
        foreach (var nodes in HtmlToMarkdownWriter.Parts(document.Body.ChildNodes))
        {
            parts.Add(Part(nodes, out var used));
            level = used > level ? used : level;
        }

        var repaired = string.Join("\n\n", parts.Where(part => part.Length > 0));
        if (Shows(repaired, expected))
        {
            return repaired;
        }

        foreach (var simpler in new[] { ConversionLevel.NoEmphasis, ConversionLevel.Plain, ConversionLevel.Code })
        {
            level = simpler;
            repaired = new HtmlToMarkdownWriter(simpler).Blocks(document.Body.ChildNodes);
            if (Shows(repaired, expected))
            {
                break;
            }
        }

        return repaired;
    }

    static string Part(IReadOnlyList<INode> nodes, out ConversionLevel used)
    {
        var expected = Words(nodes);
        var markdown = "";
        for (used = ConversionLevel.Full; ; used++)
        {
            markdown = new HtmlToMarkdownWriter(used).Blocks(nodes);
            if (used == ConversionLevel.Code || Shows(markdown, expected))
            {
                return markdown;
            }
        }
    }

    static bool Shows(string markdown, string expected)
    {
        try
        {
            var rendered = s_renderer.Render(markdown, TextLimits.Import, options: TextOptions.Import);
            return rendered.Mentions.Count == 0 && TextOf(rendered.Html) == expected;
        }
        catch (TextProblemException)
        {
            return false;
        }
    }

    // A body and not a fragment parser: a post that begins with a table row or a list item keeps its text either way.
    static AngleSharp.Html.Dom.IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument("<!doctype html><body>" + html);

    static string Words(IEnumerable<INode> nodes)
    {
        var result = new StringBuilder();
        foreach (var node in nodes)
        {
            HtmlToMarkdownWriter.AppendText(node, result);
        }

        var kept = 0;
        for (var i = 0; i < result.Length; i++)
        {
            if (!char.IsWhiteSpace(result[i]))
            {
                result[kept++] = result[i];
            }
        }

        return result.ToString(0, kept);
    }
}

/// <summary>How much of the formatting a conversion kept.</summary>
internal enum ConversionLevel
{
    /// <summary>All of it.</summary>
    Full,

    /// <summary>All but emphasis, code in lines, links and tables.</summary>
    NoEmphasis,

    /// <summary>Paragraphs only.</summary>
    Plain,

    /// <summary>One block of code.</summary>
    Code,
}
