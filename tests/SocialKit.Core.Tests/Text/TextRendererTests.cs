namespace SocialKit.Core.Tests;

public class TextRendererTests
{
    static readonly TextRenderer s_renderer = new();

    static RenderedText Render(string source, TextOptions? options = null) => s_renderer.Render(source, TextLimits.Default, options: options);

    static string Html(string source) => Render(source).Html.TrimEnd('\n');

    [Theory]
    [InlineData("a *b* **c** ~~d~~ `e`", "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>")]
    [InlineData("# a\n## b\n### c\n###### d", "<h4>a</h4>\n<h5>b</h5>\n<h6>c</h6>\n<h6>d</h6>")]
    [InlineData("> q\n\n- a\n- b\n\n3. c", "<blockquote>\n<p>q</p>\n</blockquote>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start=\"3\">\n<li>c</li>\n</ol>")]
    [InlineData("```cs\nx < y\n```", "<pre><code>x &lt; y\n</code></pre>")]
    [InlineData("a\n\n---", "<p>a</p>\n<hr>")]
    [InlineData("<b onclick=\"x\">b</b><script>", "<p>&lt;b onclick=&quot;x&quot;&gt;b&lt;/b&gt;&lt;script&gt;</p>")]
    [InlineData("hello {onclick=alert(1)}", "<p>hello {onclick=alert(1)}</p>")]
    [InlineData("- [ ] task", "<ul>\n<li>[ ] task</li>\n</ul>")]
    public void A_subset_of_Markdown_is_shown_and_HTML_is_text(string source, string expected) => Assert.Equal(expected, Html(source));

    [Fact]
    public void A_table_keeps_its_alignment_as_a_class()
    {
        var html = Html("| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |");
        Assert.Contains("<th>a</th>\n<th class=\"sk-center\">b</th>\n<th class=\"sk-right\">c</th>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](https://example.org \"t\")", "<a href=\"https://example.org\" title=\"t\" rel=\"nofollow ugc noopener noreferrer\">x</a>")]
    [InlineData("https://example.org/a?b=c.", "<a href=\"https://example.org/a?b=c\" rel=\"nofollow ugc noopener noreferrer\">https://example.org/a?b=c</a>.")]
    [InlineData("www.example.org", "<a href=\"https://www.example.org\" rel=\"nofollow ugc noopener noreferrer\">www.example.org</a>")]
    [InlineData("<ana@example.org>", "<a href=\"mailto:ana@example.org\" rel=\"nofollow ugc noopener noreferrer\">ana@example.org</a>")]
    [InlineData("[x](/orders/42)", "<a href=\"/orders/42\" rel=\"nofollow ugc noopener noreferrer\">x</a>")]
    [InlineData("![a *cat*](https://example.org/cat.png)", "<a href=\"https://example.org/cat.png\" rel=\"nofollow ugc noopener noreferrer\">a <em>cat</em></a>")]
    [InlineData("![](https://example.org/cat.png)", "<a href=\"https://example.org/cat.png\" rel=\"nofollow ugc noopener noreferrer\">image</a>")]
    [InlineData("[![alt](http://i/)](http://x/)", "<a href=\"http://x/\" rel=\"nofollow ugc noopener noreferrer\">alt</a>")]
    public void Links_and_pictures_become_links_that_pass_nothing_on(string source, string expected)
    {
        var rendered = Render(source);
        Assert.Equal($"<p>{expected}</p>", rendered.Html.TrimEnd('\n'));
        Assert.Equal(1, rendered.LinkCount);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](&#106;avascript:alert)")]
    [InlineData("[x](JaVaScRiPt:alert)")]
    [InlineData("[x](data:text/html,x)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](/\\evil.example)")]
    [InlineData("[x](\\\\evil.example)")]
    [InlineData("[x](http:evil)")]
    [InlineData("[x](<java\tscript:x>)")]
    [InlineData("[x](relative)")]
    [InlineData("[x]\n\n[x]: javascript:alert")]
    [InlineData("![x](javascript:alert)")]
    public void An_address_that_may_not_be_followed_leaves_only_its_text(string source)
    {
        var rendered = Render(source);
        Assert.Equal("<p>x</p>", rendered.Html.TrimEnd('\n'));
        Assert.Equal(0, rendered.LinkCount);
    }

    [Fact]
    public void A_definition_cannot_multiply_a_long_address()
    {
        var rendered = Render("[a]: http://x/" + new string('u', 2_100) + "\n\n" + string.Concat(Enumerable.Repeat("[a]", 400)));
        Assert.Equal(0, rendered.LinkCount);
        Assert.True(rendered.Html.Length < 1_000);
    }

    [Fact]
    public void A_line_break_is_kept_for_posts_and_a_space_for_imports()
    {
        Assert.Equal("<p>a<br>\nb</p>", Html("a\nb"));
        Assert.Equal("<p>a\nb</p>", Render("a\nb", TextOptions.Import).Html.TrimEnd('\n'));
    }

    [Theory]
    [InlineData("# T\n\na *b*\nc\n\n- x\n- y `z`\n\n```\ncode\n```\n\n![pic](http://x/)", "T\na b\nc\nx\ny z\ncode\npic")]
    [InlineData("| a | b |\n|---|---|\n| c | d |", "a\nb\nc\nd")]
    [InlineData("&lt;b&gt; \\* &amp;", "<b> * &")]
    [InlineData("a [b ![c *d", "a [b ![c *d")]
    [InlineData("", "")]
    public void Plain_text_is_the_words_alone(string source, string expected) => Assert.Equal(expected, Render(source).PlainText);

    [Fact]
    public void The_source_is_kept_byte_for_byte()
    {
        const string source = "  a\r\n\r\n\r\n\r\nb\t \r\n```\n\n\n\n```\u200b\ufeff";
        Assert.Equal(source, Render(source).Source);
        Assert.Equal(TextRenderer.Version, Render(source).RendererVersion);
    }

    [Fact]
    public void Blank_lines_in_code_are_all_shown() =>
        Assert.Equal("<pre><code>a\n\n\n\n\nb\n</code></pre>", Html("```\na\n\n\n\n\nb\n```"));

    [Fact]
    public void Many_threads_may_render_at_once()
    {
        var expected = Html("a **b** [c](http://d/)\n\n| x |\n|---|\n| y |");
        var results = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 400, _ => results.Add(Html("a **b** [c](http://d/)\n\n| x |\n|---|\n| y |")));
        Assert.Equal([expected], results.Distinct());
    }

    [Theory]
    [InlineData("hello world", 5, "hell…")]
    [InlineData("hello", 5, "hello")]
    [InlineData("a  b\n\nc", 10, "a b c")]
    [InlineData("ab cd", 3, "ab…")]
    [InlineData("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 2, "👨‍👩‍👧‍👦…")]
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301…")]
    [InlineData("", 1, "")]
    public void An_excerpt_is_cut_between_characters(string plain, int max, string expected) => Assert.Equal(expected, Excerpt.Of(plain, max));

    [Fact]
    public void An_excerpt_never_cuts_a_mention()
    {
        var token = MentionToken.For(new MemberId(Guid.NewGuid()));
        Assert.Equal($"hi {token}…", Excerpt.Of($"hi {token} and more", 5));
        Assert.Equal("hi…", Excerpt.Of($"hi {token} and more", 4));
    }
}
