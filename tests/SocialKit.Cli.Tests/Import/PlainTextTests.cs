using AngleSharp.Html.Parser;

namespace SocialKit.Cli.Tests;

public class PlainTextTests
{
    static readonly TextRenderer s_renderer = new();

    [Theory]
    [InlineData("plain words, and more: (yes) 50% - done.", "<p>plain words, and more: (yes) 50% - done.</p>")]
    [InlineData("@bob and <@0123456789abcdef0123456789abcdef>", "<p>@bob and &lt;@0123456789abcdef0123456789abcdef&gt;</p>")]
    [InlineData("*a* _b_ **c** ~~d~~ [e](http://f) <b>g</b>", null)]
    [InlineData("use `a*b` here", "<p>use <code>a*b</code> here</p>")]
    [InlineData("`` a`b `` ` lone", null)]
    [InlineData("# no heading", "<p># no heading</p>")]
    [InlineData("- no list", "<p>- no list</p>")]
    [InlineData("+ no list", "<p>+ no list</p>")]
    [InlineData("1. no list", "<p>1. no list</p>")]
    [InlineData("12) no list", "<p>12) no list</p>")]
    [InlineData("> no quote", "<p>&gt; no quote</p>")]
    [InlineData("a | b\n--|--\n1 | 2", "<p>a | b\n--|--\n1 | 2</p>")]
    [InlineData("title\n===", "<p>title\n===</p>")]
    [InlineData("a &amp;amp; b &lt;i&gt; &quot;c&quot;", "<p>a &amp;amp; b &lt;i&gt; &quot;c&quot;</p>")]
    [InlineData("    not code", "<p>not code</p>")]
    [InlineData("```\nnot a block\n```", null)]
    [InlineData("back\\slash \\* and \\", null)]
    public void A_comment_shows_its_own_text(string text, string? html)
    {
        var rendered = s_renderer.Render(PlainText.ToMarkdown(text), TextLimits.Import, options: TextOptions.Import);

        Assert.Empty(rendered.Mentions);
        Assert.Equal(Words(System.Net.WebUtility.HtmlDecode(text).Replace("`a*b`", "a*b", StringComparison.Ordinal)), Words(TextOf(rendered.Html)));
        if (html is not null)
            Assert.Equal(html.Replace("&quot;", "\"", StringComparison.Ordinal), rendered.Html.Trim().Replace("&quot;", "\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("see https://example.com/a_b_c.", "https://example.com/a_b_c")]
    [InlineData("(https://example.com/x)", "https://example.com/x")]
    [InlineData("https://example.com/a_(b) there", "https://example.com/a_(b)")]
    [InlineData("[words](http://example.com/x)", "http://example.com/x")]
    public void An_address_becomes_a_link(string text, string address)
    {
        var rendered = s_renderer.Render(PlainText.ToMarkdown(text), TextLimits.Import, options: TextOptions.Import);

        Assert.Equal(1, rendered.LinkCount);
        Assert.Equal(Words(text), Words(TextOf(rendered.Html)));
        Assert.Equal(address, new HtmlParser().ParseDocument(rendered.Html).QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Whatever_it_is_made_of_it_shows_its_own_text()
    {
        string[] parts =
        [
            "a", "b c", " ", "\n", "*", "_", "**", "~~", "[", "]", "(", ")", "<", ">", "!", "#", "- ", "+ ", "1. ", "2) ", "> ", "|", "---", "===", "\\",
            "&", "&amp;", "@", "@bob", "http://x.example/y_z", "www.a.example/b_c", "ftp://a/b*c", "mailto:a@b.example", "tel:1*2", ":", ".", "é", "☕", "    ", "\t", "~", "^", "$", "{", "}", "'", "\"",
        ];
        var random = new Random(20_150_127);
        for (var i = 0; i < 4_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => parts[random.Next(parts.Length)]));
            var markdown = PlainText.ToMarkdown(text);
            var rendered = s_renderer.Render(markdown, TextLimits.Import, options: TextOptions.Import);
            Assert.True(
                Words(System.Net.WebUtility.HtmlDecode(text)) == Words(TextOf(rendered.Html)),
                $"{text.ReplaceLineEndings("\\n")}\n{markdown.ReplaceLineEndings("\\n")}\n{rendered.Html}");
            Assert.DoesNotContain(
                new HtmlParser().ParseDocument(rendered.Html).Body!.QuerySelectorAll("*").Select(element => element.LocalName),
                name => name is not ("p" or "a" or "br"));
        }
    }

    static string TextOf(string html) => new HtmlParser().ParseDocument(html).Body!.TextContent;

    static string Words(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
