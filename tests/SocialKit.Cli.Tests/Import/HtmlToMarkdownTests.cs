using System.Text;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SocialKit.Cli.Tests;

public class HtmlToMarkdownTests
{
    static readonly TextRenderer s_renderer = new();

    // Kept: all formatting survives. The others need a fallback, and must still keep every word.
    static readonly (string Name, string Html)[] s_kept =
    [
        ("emphasis at the edges of words", "<p>a<b>b</b>c <b> d </b>e <i>f.</i>g <b>a</b><b>b</b> <b><i>x</i></b><i>y</i> <b>(x)</b>y</p>"),
        ("emphasis in emphasis", "<p><em>a <em>b</em> c</em> <strong>a*b</strong> <em>*</em> <strong>**</strong> 2*3*4 a*b*c</p>"),
        ("quotation marks and dashes", "<p>“quoted<b>”x</b>” <i>—dash—</i>word</p>"),
        ("emoji", "<p>&#x1F600;<b>&#x1F600;</b>x&#x301;</p>"),
        ("keys and indices", "<p>a <kbd>Ctrl</kbd>+<kbd>C</kbd><kbd>D</kbd> x<sub>1</sub> y<sup>2</sup></p>"),
        ("code in lines", "<code>``</code> <code>`</code> <code> x </code> <code></code> <code>a\nb</code><code>c</code> <code>\\</code> `<code>x</code>`"),
        ("wrappers without a sign", "<p>x <ins>i</ins><mark>m</mark><u>u</u><small>s</small><q>q</q><abbr title=x>a</abbr><var>v</var></p>"),
        ("struck out", "<p><s>gone</s> <del>x</del><strike>y</strike></p>"),
        ("spoiler", "<blockquote class=\"spoiler\"><p>secret</p><ul><li>a<li>b<ol start=3><li>c</ol></ul></blockquote>"),
        ("snippet", "<div class=\"snippet\"><div class=\"snippet-code\"><pre class=\"snippet-code-js lang-js prettyprint-override\"><code>a ``` b\n\n\n\nc\n+ - - - - - - - - - - - - - - - - - - - - - +</code></pre></div></div>"),
        ("mathematics", "<p>math $x_1$ and $$a_{1}*b_{2}$$ \\(x\\) snake_case _lead trail_ __dunder__</p>"),
        ("unclosed tags", "<p>unclosed <b>bold <i>it</p><p>next</b> para"),
        ("special blanks", "<p>nb&nbsp;sp <b>&nbsp;x&nbsp;</b> zero&#8203;width &#xFEFF;bom &#xAD;shy &#x2028;a&#x85;b&#x3000;c<b>&#x3000;d</b></p>"),
        ("line ends", "<p>one&#xA;two&#xD;&#xA;three</p>\r\n<p>four</p>"),
        ("line breaks", "plain text<br><br>with breaks<br>  <br>and \\<br>more<br>"),
        ("emphasis across a line break", "<p><b>a<br>b</b><br><i><br>x</i></p>"),
        ("code with many blank lines", "<pre><code>" + string.Concat(Enumerable.Repeat("line\n\n\n\n", 2_000)) + "</code></pre>"),
        ("code with fences", "<pre>```\n~~~~\n````\n</pre><pre>\n\n lead\n\n</pre><pre><code><b>bold</b> &lt;x&gt;\tTab</code></pre>"),
        ("a log", "<pre>" + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"[{i}]: kernel[{i}]: x\n")) + "</pre>"),
        ("links", "<p><a href=\"http://x.y/a_(b)\"><img src=\"http://i/x.png\" alt=\"an alt\"></a> <a name=x>anchor</a> <a href='http://x/?a=1&copy=2' title='a \"q\" & b'>t*l</a></p>"),
        ("links that lead nowhere", "<p><a href=\"javascript:alert(1)\">js</a> <a href=\"/questions/123\">rel</a> <a href=\"\">none</a> <a>no</a></p>"),
        ("a link around blocks", "<a href=\"http://x/\"><p>block</p><h2>in link</h2></a>"),
        ("pictures", "<p><img src=\"http://i/x.png\"> <img src=\"data:image/png;base64,xx\" alt=\"\"><img><img src='//i/y.png' alt='a [b]'></p>"),
        ("a table", "<table><thead><tr><th>A</th><th align=right>B|C</th></tr></thead><tbody><tr><td>1<br>2</td><td><code>a|b</code></td></tr><tr><td>only</td></tr></tbody></table>"),
        ("a table with blocks", "<table><tr><td colspan=2>x</td></tr><tr><td>a</td><td><p>b</p><ul><li>c</li></ul></td></tr></table>"),
        ("small tables", "<table><tr><th>x</th></tr><tr><td>y</td></tr></table><table><tr><td></td><td></td></tr></table>"),
        ("details", "<details><summary>more <b>info</b></summary><p>hidden</p></details>"),
        ("definitions", "<dl><dt>T</dt><dd>D1</dd><dd><p>D2</p></dd></dl>"),
        ("mentions", "<p>@ana and mail a@b.c <@0123456789abcdef0123456789abcdef> &lt;@0123456789abcdef0123456789abcdef&gt; @<b>ana</b></p>"),
        ("addresses", "<p>http://example.com/x_y www.example.com mailto:a@b.c ftp://x tel:123 HTTP://X.Y</p>"),
        ("lines like Markdown", "<p># not<br># heading<br>- list<br>1. one<br>&gt; q<br>=====<br>-----<br>    code<br>+ plus<br>| a | b |<br>|---|---|<br>:-:|:-:</p>"),
        ("paragraphs like Markdown", "<p>1) x</p><p>2020. y</p><p>***</p><p>---</p><p>___</p><p>===</p><p>```</p><p>~~~</p><p>#</p><p># x #</p><p>-</p><p>+</p><p>&gt;</p><p>1.</p>"),
        ("a table in text", "<p>a|b</p><p>-|-</p><p>a | b<br>--- | ---<br>c | d</p>"),
        ("definitions in text", "<p>[a]: http://x</p><p>[a]</p><p>[x](y) ![z](w) [^1]</p>"),
        ("HTML in text", "<p>&lt;div onclick=\"x\"&gt;&lt;!-- c --&gt; &lt;http://auto&gt; &lt;a@b.c&gt;</p>"),
        ("references in text", "<p>&amp;lt; &amp;amp; &amp;#35; &amp; &amp;copy; AT&amp;T &amp;<b>lt;</b> !<a href=\"http://x/\">l</a> \\<b>x</b> a\\</p>"),
        ("headings", "<h1>Title #</h1><h2>C# </h2><h3>a<br>b</h3><h4></h4><h5># #</h5><h6>\\</h6><h2><p>p in h</p></h2>"),
        ("lists", "<ul><li><pre><code>in list\n\n  more\n</code></pre></li><li><blockquote><p>q</p></blockquote></li><li></li><li><hr></li><li>a<ul><li>b<ul><li>c<ol><li>d</ol></ul></ul></li><li><p>p1</p><p>p2</p></li></ul><ul><li>second</ul><ol><li>x</ol><ol><li>y</ol>"),
        ("numbers", "<ol start=\"-5\"><li>x</ol><ol start=99999999999><li>y</ol><ol start=1234567><li>a<p>b</p><pre>c</pre></ol>"),
        ("stray parts", "<li>stray</li><td>cell</td><ul><ul><li>nested wrong</li></ul></ul>text <p>mixed</p> tail <b>bold</b><p></p>"),
        ("old tags", "<center><font color=red>c</font></center><p>a<hr>b</p><b><p>bold para</p><p>two</p></b>"),
        ("sixty lists", string.Concat(Enumerable.Repeat("<ul><li>x", 60))),
        ("forty quotes", string.Concat(Enumerable.Repeat("<blockquote>", 40)) + "deep"),
        ("deep emphasis", string.Concat(Enumerable.Repeat("<b><i><s>", 100)) + "deep"),
        ("deep wrappers", string.Concat(Enumerable.Repeat("<div><span>", 100)) + "deep"),
        ("many line breaks", "<p>" + string.Concat(Enumerable.Repeat("a<br>", 3_000)) + "</p>"),
        ("one very long line", "<p>" + new string('x', 250_000) + "</p>"),
        ("only marks", "<p>" + new string('*', 3_000) + new string('[', 3_000) + new string('_', 500) + "</p>"),
        ("broken characters", "<p>&#xD800; &#0; &#x1;&#x7f;</p>"),
        ("comments and scripts", "<p>a<!-- c -->b</p><script>alert(1)</script><style>p{}</style>text<iframe src=x>i</iframe>"),
        ("drawings", "<svg><text>t</text></svg><math><mi>x</mi></math>ok"),
        ("nothing", ""),
        ("blanks", "  <p> </p>&nbsp;"),
    ];

    static readonly (string Name, string Html)[] s_simplified =
    [
        ("more emphasis than a paragraph may have", "<p>" + string.Concat(Enumerable.Repeat("word <em>em</em> *x* [y] ", 1_500)) + "</p><p><b>kept</b></p>"),
        ("more links than a paragraph may have", "<p>" + string.Concat(Enumerable.Repeat("<a href='http://x/'>l</a> ", 3_000)) + "</p>"),
        ("a tree too deep to follow", string.Concat(Enumerable.Repeat("<div>", 20_000)) + "deep <p>text"),
        ("code that looks too deep", "<pre>" + string.Concat(Enumerable.Repeat("> ", 100)) + "x</pre>"),
    ];

    public static TheoryData<string> Kept => [.. s_kept.Select(fixture => fixture.Name)];

    public static TheoryData<string> Simplified => [.. s_simplified.Select(fixture => fixture.Name)];

    [Theory, MemberData(nameof(Kept))]
    public void The_words_survive_with_their_formatting(string name)
    {
        AssertSameWords(s_kept.Single(fixture => fixture.Name == name).Html, out var level);
        Assert.Equal(ConversionLevel.Full, level);
    }

    [Theory, MemberData(nameof(Simplified))]
    public void The_words_survive_where_the_formatting_cannot(string name)
    {
        AssertSameWords(s_simplified.Single(fixture => fixture.Name == name).Html, out var level);
        Assert.NotEqual(ConversionLevel.Full, level);
    }

    [Fact]
    public void Only_the_block_that_is_to_blame_loses_its_formatting() =>
        Assert.EndsWith("\n\n**kept**", HtmlToMarkdown.Convert(s_simplified[0].Html), StringComparison.Ordinal);

    [Theory]
    [InlineData("<p>a <b>b</b> <i>c</i> <code>d</code> <s>e</s></p>", "a **b** *c* `d` ~~e~~")]
    [InlineData("<h2>a</h2><p>b<br>c</p><hr>", "## a\n\nb\\\nc\n\n___")]
    [InlineData("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", "- a\n- b\n  1. c")]
    [InlineData("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b")]
    [InlineData("<pre class=\"lang-cs\"><code>x\n</code></pre>", "```cs\nx\n```")]
    [InlineData("<a href=\"http://x/\" title=\"t\">y</a>", "[y](http://x/ \"t\")")]
    [InlineData("<img src=\"http://x/\" alt=\"y\"><img src=\"http://x/\" alt=\" \">", "[y](http://x/)[image](http://x/)")]
    [InlineData("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>", "| a | b |\n| --- | --- |\n| c | d |")]
    [InlineData("<p>@ana</p>", "\\@ana")]
    [InlineData("<a href=\"/questions/1\">y</a>", "y")]
    public void Formatting_is_written_the_way_people_write_it(string html, string markdown) => Assert.Equal(markdown, HtmlToMarkdown.Convert(html));

    [Theory]
    [InlineData("<p>a b</p>\n<p>c</p>", "abc")]
    [InlineData("x<img alt='y'><img><img alt=' '>", "xyimageimage")]
    [InlineData("a<br>b<script>c</script>", "ab")]
    public void The_words_of_HTML_are_its_text_and_its_pictures(string html, string words) => Assert.Equal(words, HtmlToMarkdown.TextOf(html));

    [Fact]
    public void Every_post_of_a_real_community_keeps_its_words()
    {
        SharedData.SkipIfMissing("stackexchange-coffee", "Posts.xml");
        var bodies = XDocument.Load(SharedData.Path("stackexchange-coffee", "Posts.xml")).Root!.Elements().Select(row => (string?)row.Attribute("Body") ?? "").ToList();
        Assert.Equal(592, bodies.Count);

        var simplified = 0;
        foreach (var body in bodies)
        {
            AssertSameWords(body, out var level);
            simplified += level == ConversionLevel.Full ? 0 : 1;
        }

        Assert.True(simplified < bodies.Count * 0.02, $"{simplified} posts lost formatting");
        Figures.Write("import.html.simplified", simplified, "posts", $"of {bodies.Count}");
    }

    static void AssertSameWords(string html, out ConversionLevel level)
    {
        var markdown = HtmlToMarkdown.Convert(html, out level);
        foreach (var options in new[] { TextOptions.Import, TextOptions.Default })
        {
            var rendered = s_renderer.Render(markdown, TextLimits.Import, options: options);
            Assert.Equal(Words(html), Words(rendered.Html));
            Assert.Empty(rendered.Mentions);
        }

        // A handle that an import brought must not call a member of this community when the text is edited.
        Assert.Equal(markdown, MentionText.ToStored(markdown, _ => new MemberId(Guid.NewGuid()), TextLimits.Import));
    }

    // Not HtmlToMarkdown.TextOf: the converter must not be judged by its own eyes.
    static string Words(string html)
    {
        using var document = new HtmlParser().ParseDocument("<!doctype html><body>" + html);
        foreach (var silent in document.QuerySelectorAll("script, style, iframe, template").ToList())
            silent.Remove();

        foreach (var image in document.QuerySelectorAll("img").ToList())
            image.ReplaceWith(document.CreateTextNode(image.GetAttribute("alt") is { } alt && alt.Trim().Length > 0 ? alt : "image"));

        var words = new StringBuilder();
        foreach (var c in document.Body!.TextContent)
            if (!char.IsWhiteSpace(c))
                words.Append(c);

        return words.ToString();
    }
}
