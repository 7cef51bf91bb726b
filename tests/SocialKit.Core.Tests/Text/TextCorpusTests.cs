using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;

namespace SocialKit.Core.Tests;

public partial class TextCorpusTests
{
    // Examples of the specification whose words we show differently, each looked at: 520 is a link in the text of a picture, which is
    // one link here; 581 is a picture without text, which reads "image" here.
    static readonly int[] s_reviewed = [520, 581];

    static readonly TextRenderer s_renderer = new();

    [Fact]
    public void The_words_of_the_specification_survive()
    {
        SharedData.SkipIfMissing("markdown", "commonmark-0.31.2-spec.txt");
        var examples = Example().Matches(File.ReadAllText(SharedData.Path("markdown", "commonmark-0.31.2-spec.txt")).ReplaceLineEndings("\n"));
        Assert.Equal(652, examples.Count);

        var withHtml = new MarkdownPipelineBuilder().Build();
        var withoutHtml = new MarkdownPipelineBuilder().DisableHtml().Build();
        var different = new List<int>();
        var compared = 0;
        for (var i = 0; i < examples.Count; i++)
        {
            var source = examples[i].Groups[1].Value.Replace('→', '\t');
            var expected = examples[i].Groups[2].Value.Replace('→', '\t');

            // HTML in the source is text here, by decision: such examples say nothing.
            if (Markdown.ToHtml(source, withHtml) != Markdown.ToHtml(source, withoutHtml))
                continue;

            compared++;
            if (Words(s_renderer.Render(source, TextLimits.Default, options: TextOptions.Import).Html) != Words(expected))
                different.Add(i + 1);
        }

        Assert.True(compared > 540, $"only {compared} compared");
        Assert.Equal(s_reviewed, different);
        Assert.True(s_reviewed.Length <= 40);
    }

    [Fact]
    public void Naughty_strings_come_back_as_they_were()
    {
        SharedData.SkipIfMissing("text", "blns.json");
        using var strings = JsonDocument.Parse(File.ReadAllText(SharedData.Path("text", "blns.json")));
        var all = strings.RootElement.EnumerateArray().Select(text => text.GetString()!).ToList();
        Assert.Equal(515, all.Count);
        Assert.Empty(all.Where(text => !ComesBack(text)));
    }

    [Fact]
    public void The_lines_of_a_help_channel_come_back_as_they_were()
    {
        SharedData.SkipIfMissing("discussion");
        var lines = Directory.EnumerateFiles(SharedData.Path("discussion"), "*.raw.txt", SearchOption.AllDirectories).SelectMany(File.ReadAllLines).ToList();
        Assert.True(lines.Count >= 12_000, $"only {lines.Count} lines");
        Assert.Empty(lines.Where(line => !ComesBack(line)).Take(20));
    }

    static bool ComesBack(string text)
    {
        var stored = MentionText.ToStored(text, _ => null);
        var rendered = s_renderer.Render(stored, TextLimits.Default);
        return rendered.Source == text && MentionText.ToEditable(stored, _ => null) == text && AllowedHtml.ProblemIn(rendered.Html) is null;
    }

    static string Words(string html)
    {
        using var document = new HtmlParser().ParseDocument("<!doctype html><body>" + html);
        var words = new StringBuilder();
        foreach (var node in document.Body!.Descendants())
            words.Append(node is IText text ? text.Data : node is IElement { LocalName: "img" } image ? image.GetAttribute("alt") : "");

        return Blank().Replace(words.ToString(), "");
    }

    [GeneratedRegex("^`{32} example\\n(.*?)^\\.\\n(.*?)^`{32}$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blank();
}
