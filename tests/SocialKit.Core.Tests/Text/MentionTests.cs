namespace SocialKit.Core.Tests;

public class MentionTests
{
    static readonly MemberId s_ana = new(new Guid("0123456789abcdef0123456789abcdef"));
    static readonly MemberId s_bo = new(new Guid("fedcba98765432100123456789abcdef"));
    static readonly string s_anaToken = MentionToken.For(s_ana);
    static readonly TextRenderer s_renderer = new();

    static MemberId? Resolve(string handle) => handle switch
    {
        "ana" => s_ana,
        "bo.b-c_d" => s_bo,
        _ => null,
    };

    static string? Handle(MemberId member) => member == s_ana ? "ana" : member == s_bo ? "bo.b-c_d" : null;

    static string Shown(string source, Func<MemberId, MentionName?>? name = null) =>
        MentionPresenter.Present(s_renderer.Render(source, TextLimits.Default).Html, name ?? (_ => new("Ana", "/people/ana"))).TrimEnd('\n');

    [Theory]
    [InlineData("@ana", "{0}")]
    [InlineData("@ANA!", "{0}!")]
    [InlineData("hi @ana, (@ana) @ana. @ana- *@ana* **@ana**", "hi {0}, ({0}) {0}. {0}- *{0}* **{0}**")]
    [InlineData("> - @ana\n>   and\r\n> @ana", "> - {0}\n>   and\r\n> {0}")]
    [InlineData("1. x\n\n   @ana\n\n\n\t@ana", "1. x\n\n   {0}\n\n\n\t{0}")]
    [InlineData("| a | b |\n|---|---|\n| @ana | x @ana |", "| a | b |\n|---|---|\n| {0} | x {0} |")]
    [InlineData("# @ana\n\n@ana\n===", "# {0}\n\n{0}\n===")]
    [InlineData("😀@ana é @ana", "😀{0} é {0}")]
    [InlineData("@ana @nobody @ana", "{0} @nobody {0}")]
    public void A_known_handle_is_stored_as_an_id(string typed, string stored)
    {
        var expected = string.Format(null, stored, s_anaToken);
        Assert.Equal(expected, MentionText.ToStored(typed, Resolve));
        Assert.Equal(typed, MentionText.ToEditable(expected, Handle), ignoreCase: true);
        Assert.Equal([s_ana], s_renderer.Render(expected, TextLimits.Default).Mentions);
    }

    [Theory]
    [InlineData("`@ana`")]
    [InlineData("```\n@ana\n```")]
    [InlineData("    @ana")]
    [InlineData("mail@ana")]
    [InlineData("é@ana")]
    [InlineData("@@ana")]
    [InlineData("@ana@example.org")]
    [InlineData("@anaïs")]
    [InlineData("\\@ana")]
    [InlineData("https://example.org/@ana")]
    [InlineData("<https://example.org/@ana>")]
    [InlineData("[@ana](http://x/)")]
    [InlineData("[x](http://x/@ana)")]
    [InlineData("[x]: http://x/@ana")]
    [InlineData("@-ana @ ana @")]
    [InlineData("@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void What_is_not_a_mention_stays_as_it_was_typed(string typed) => Assert.Equal(typed, MentionText.ToStored(typed, _ => s_ana));

    [Fact]
    public void A_handle_may_have_dots_dashes_and_underscores_inside()
    {
        Assert.Equal(MentionToken.For(s_bo) + "._-", MentionText.ToStored("@bo.b-c_d._-", Resolve));
    }

    [Fact]
    public void A_handle_is_looked_up_once_and_in_lower_case()
    {
        var asked = new List<string>();
        MentionText.ToStored("@Ana @ana @ANA @x", handle =>
        {
            asked.Add(handle);
            return null;
        });
        Assert.Equal(["ana", "x"], asked);
    }

    [Fact]
    public void An_id_typed_by_hand_mentions_nobody()
    {
        var stored = MentionText.ToStored($"hi {s_anaToken}", Resolve);
        Assert.Empty(s_renderer.Render(stored, TextLimits.Default).Mentions);
        Assert.Equal($"<p>hi &lt;@{s_ana}&gt;</p>", Shown(stored));
        Assert.Equal(stored, MentionText.ToStored(MentionText.ToEditable(stored, Handle), Resolve));
    }

    [Fact]
    public void Only_known_members_are_mentioned()
    {
        var rendered = s_renderer.Render($"{s_anaToken} {MentionToken.For(s_bo)}", TextLimits.Default, [new(s_ana, "ana")]);
        Assert.Equal([s_ana], rendered.Mentions);
        Assert.DoesNotContain($"#sk-member-{s_bo}", rendered.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mention_shows_the_name_of_today()
    {
        Assert.Equal("<p>hi <a class=\"sk-mention\" href=\"/people/ana\">@Ana</a>!</p>", Shown($"hi {s_anaToken}!"));
        Assert.Equal("<p>hi <span class=\"sk-mention\">@Ana B</span>!</p>", Shown($"hi {s_anaToken}!", _ => new("Ana B", null)));
        Assert.Equal("<p>hi <span class=\"sk-mention\">@unknown</span>!</p>", Shown($"hi {s_anaToken}!", _ => null));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "javascript:alert(1)")]
    [InlineData("\" onclick=\"x", "/a\" onclick=\"x")]
    [InlineData("<@0123456789abcdef0123456789abcdef>", "//evil")]
    public void A_name_is_never_markup(string name, string url)
    {
        var html = Shown(s_anaToken, _ => new(name, url));
        Assert.StartsWith("<p><span class=\"sk-mention\">@", html, StringComparison.Ordinal);
        AllowedHtml.Check(html, presented: true);
    }

    [Theory]
    [InlineData("[x](#sk-member-0123456789abcdef0123456789abcdef)")]
    [InlineData("<a class=\"sk-mention\" href=\"#sk-member-0123456789abcdef0123456789abcdef\" rel=\"nofollow ugc noopener noreferrer\">@0123456789abcdef0123456789abcdef</a>")]
    [InlineData("`<@0123456789abcdef0123456789abcdef>`")]
    [InlineData("[<@0123456789abcdef0123456789abcdef>](http://x/)")]
    [InlineData("<@0123456789ABCDEF0123456789ABCDEF>")]
    public void A_placeholder_cannot_be_forged(string source)
    {
        var asked = 0;
        Shown(source, _ =>
        {
            asked++;
            return null;
        });
        Assert.Equal(0, asked);
        Assert.Empty(s_renderer.Render(source, TextLimits.Default).Mentions);
    }

    [Fact]
    public void A_renamed_member_is_edited_under_the_new_handle() =>
        Assert.Equal("hi @anna", MentionText.ToEditable($"hi {s_anaToken}", _ => "anna"));

    [Fact]
    public void Plain_text_takes_names_too_and_only_for_mentions()
    {
        var plain = s_renderer.Render($"{s_anaToken} `{s_anaToken}`", TextLimits.Default).PlainText;
        Assert.Equal($"@Ana < @{s_ana}>", MentionText.ToPlain(plain, _ => "Ana"));
        Assert.Equal("@unknown", MentionText.ToPlain(s_anaToken, _ => null));
    }

    [Fact]
    public void Ten_thousand_mentions_are_presented_in_one_pass()
    {
        var html = string.Concat(Enumerable.Repeat(s_renderer.Render(s_anaToken, TextLimits.Default).Html, 10_000));
        var work = Work.MillisecondsOf(() => MentionPresenter.Present(html, _ => new("Ana", "/a")));
        Assert.True(work < 100, $"{work} ms");
    }
}
