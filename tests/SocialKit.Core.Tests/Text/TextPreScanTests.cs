namespace SocialKit.Core.Tests;

public class TextPreScanTests
{
    static string? Refusal(string source, TextLimits? limits = null)
    {
        try
        {
            new TextRenderer().Render(source, limits ?? TextLimits.Default);
            return null;
        }
        catch (TextProblemException problem)
        {
            Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
            return $"{problem.Problem.Code}:{problem.Problem.Line}";
        }
    }

    static string Times(string unit, int count) => string.Concat(Enumerable.Repeat(unit, count));

    [Fact]
    public void A_character_that_no_store_can_keep_is_refused_with_its_line()
    {
        // Not as theory data: an attribute cannot hold half of a character either.
        Assert.Equal("text.invalid-character:2", Refusal("a\n\0"));
        Assert.Equal("text.invalid-character:3", Refusal("a\r\nb\r\uD83D"));
        Assert.Equal("text.invalid-character:1", Refusal("\uDE00"));
        Assert.Equal("text.invalid-character:1", Refusal("\uD83Dx"));
    }

    [Fact]
    public void Ten_thousand_characters_are_taken_and_one_more_is_not()
    {
        Assert.Null(Refusal(Times(new string('a', 99) + "\n", 100)));
        Assert.Equal("text.too-long:0", Refusal(Times(new string('a', 99) + "\n", 100) + "a"));
    }

    [Fact]
    public void Characters_are_counted_as_people_see_them()
    {
        // A family of four is one character, eleven units and 25 bytes.
        var family = "👨‍👩‍👧‍👦";
        Assert.Null(Refusal(Times(Times(family, 100) + "\n", 10)));
        Assert.Equal("text.too-long:0", Refusal(Times(Times(family, 100) + "\n", 17)));
    }

    [Fact]
    public void A_stored_mention_counts_as_one_character()
    {
        var limits = TextLimits.Default with { MaxGraphemes = 10 };
        Assert.Null(Refusal($"12345678 {MentionToken.For(new MemberId(Guid.NewGuid()))}", limits));
        Assert.Equal("text.too-long:0", Refusal($"123456789 {MentionToken.For(new MemberId(Guid.NewGuid()))}", limits));
    }

    [Fact]
    public void Forty_kibibytes_are_the_limit_even_for_few_characters()
    {
        var limits = TextLimits.Default with { MaxGraphemes = 100_000 };
        Assert.Null(Refusal(Times(new string('é', 99) + "\n", 205), limits));
        Assert.Equal("text.too-long:0", Refusal(Times(new string('é', 99) + "\n", 206), limits));
    }

    [Fact]
    public void A_line_may_have_ten_thousand_characters()
    {
        var limits = TextLimits.Default with { MaxGraphemes = 100_000 };
        Assert.Null(Refusal("x\n" + new string('a', 10_000), limits));
        Assert.Equal("text.line-too-long:2", Refusal("x\n" + new string('a', 10_001), limits));
    }

    [Theory]
    [InlineData("- ")]
    [InlineData("> ")]
    [InlineData(">")]
    [InlineData("1. ")]
    [InlineData("+ - * 2) ")]
    public void A_line_may_not_begin_with_many_list_and_quote_marks(string unit)
    {
        Assert.Equal("text.too-many-markers:2", Refusal("x\n" + Times(unit, 17) + "x"));
        Assert.Equal("text.too-many-markers:2", Refusal("x\n" + Times(unit, 900) + "x" + Times("\n", 1_000)));
    }

    [Theory]
    [InlineData("- ")]
    [InlineData("* ")]
    [InlineData("-")]
    [InlineData("_ ")]
    public void A_line_across_the_page_may_be_as_long_as_it_likes(string unit) => Assert.Null(Refusal("x\n\n" + Times(unit, 60) + "\n\ny"));

    [Fact]
    public void Six_levels_are_taken_and_a_seventh_is_not()
    {
        var levels = Enumerable.Range(0, 7).Select(level => new string(' ', level * 2) + "- x").ToList();
        Assert.Null(Refusal(string.Join('\n', levels.Take(6))));
        Assert.Equal("text.too-deep:7", Refusal(string.Join('\n', levels)));
        Assert.Null(Refusal(Times("> ", 6) + "x"));
        Assert.Equal("text.too-deep:1", Refusal(Times("> ", 7) + "x"));
    }

    [Fact]
    public void A_list_far_to_the_right_is_refused_because_it_may_be_deep()
    {
        Assert.Equal("text.too-deep:2", Refusal("x\n" + new string(' ', 61) + "- x"));
        Assert.Equal("text.too-deep:2", Refusal("x\n" + Times("\t", 16) + "- x"));
        Assert.Null(Refusal("x\n" + new string(' ', 200) + "not a list"));
    }

    [Fact]
    public void A_table_has_at_most_twenty_columns()
    {
        static string Table(int columns) => $"|{Times("a|", columns)}\n|{Times("-|", columns)}\n|{Times("b|", columns)}";
        Assert.Null(Refusal("x\n\n" + Table(20)));
        Assert.Equal("text.table-too-large:3", Refusal("x\n\n" + Table(21)));
        Assert.Null(Refusal("a log line | " + Times("x|", 50)));
    }

    [Fact]
    public void A_table_has_at_most_two_thousand_cells()
    {
        Assert.Null(Refusal("a|b\n-|-\n" + Times("c|d\n", 999)));
        Assert.Equal("text.table-too-large:1", Refusal("a|b\n-|-\n" + Times("c|d\n", 1_000)));
    }

    [Fact]
    public void Marks_are_counted_in_the_cells_of_a_table()
    {
        Assert.Equal("text.too-many-marks:3", Refusal($"a|b\n-|-\nc|{Times("*a", 600)}"));
        Assert.Equal("text.too-many-marks:1", Refusal($"a|{Times("*a", 600)}\n-|-"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \n")]
    [InlineData("   ")]
    [InlineData("é")]
    [InlineData("# ")]
    [InlineData("> 1. ")]
    [InlineData("```\n```\n")]
    [InlineData("---\n")]
    [InlineData("[a]: u\n\n")]
    public void Marks_are_counted_whatever_the_text_begins_with(string beginning) =>
        Assert.StartsWith("text.too-many-marks:", Refusal(beginning + Times("*a", 600)), StringComparison.Ordinal);

    [Fact]
    public void Too_many_marks_in_one_paragraph_are_refused_and_in_code_they_are_not()
    {
        Assert.Equal("text.too-many-marks:3", Refusal("x\n\n" + Times("*a", 600)));
        Assert.Null(Refusal("```\n" + Times("*a", 600) + "\n```"));
        Assert.Null(Refusal("    " + Times("[a", 600)));
        Assert.Null(Refusal(Times(Times("*a ", 200) + "\n\n", 6)));
        Assert.Null(Refusal(Times("snake_case 2 * 3 \\* \\[ ", 200)));
    }

    [Fact]
    public void Marks_are_counted_in_headings_and_quotes_and_lists_too()
    {
        Assert.Equal("text.too-many-marks:1", Refusal("# " + Times("*a", 600)));
        Assert.Equal("text.too-many-marks:1", Refusal(Times("*a", 600) + "\n==="));
        Assert.Equal("text.too-many-marks:1", Refusal("> - " + Times("*a", 600)));
    }

    [Fact]
    public void Open_brackets_are_refused_before_they_are_too_deep_for_the_parser()
    {
        Assert.Null(Refusal(Times("[ ", 60)));
        Assert.Equal("text.too-deep:1", Refusal(Times("[ ", 65)));
        Assert.Null(Refusal(Times("[12:18] ", 100)));
    }

    [Fact]
    public void Emphasis_inside_emphasis_has_an_end()
    {
        Assert.Equal("text.too-deep:1", Refusal(Times("*a **b ", 20) + "x" + Times(" b** a*", 20)));
    }

    [Fact]
    public void Ten_links_are_taken_and_an_eleventh_is_not()
    {
        Assert.Null(Refusal(Times("https://example.org [x](http://x/)\n", 5)));
        Assert.Equal("text.too-many-links:6", Refusal(Times("https://example.org [x](http://x/)\n", 5) + "![x](http://x/)"));
        Assert.Null(Refusal(Times("[x](javascript:x) ", 20)));
    }

    [Fact]
    public void Ten_people_may_be_mentioned_and_an_eleventh_may_not()
    {
        var people = Enumerable.Range(1, 11).Select(i => MentionToken.For(new MemberId(new Guid(i, 0, 0, new byte[8])))).ToList();
        Assert.Null(Refusal(string.Join(' ', people.Take(10).Concat(people.Take(10)))));
        Assert.Equal("text.too-many-mentions:1", Refusal(string.Join(' ', people)));
    }

    [Fact]
    public void Link_definitions_in_one_run_have_a_limit_and_a_blank_line_begins_a_new_one()
    {
        Assert.Equal("text.too-many-definitions:201", Refusal(Times("[a]: u\n", 300)));
        Assert.Null(Refusal(Times(Times("[a]: u\n", 150) + "\n", 2)));
    }

    [Fact]
    public void What_people_paste_is_not_refused()
    {
        Assert.Null(Refusal(Times("[12:18] <ana> 10:2 | done_by: a_b *maybe* `x` -> y\n", 150)));
        Assert.Null(Refusal("```\n" + Times("int **p = &a[i]; // [x] {y} | z ~ \\n\n", 200) + "```"));
        Assert.Null(Refusal("| a | b |\n|---|---|\n" + Times("| 1 | 2 |\n", 300)));
        Assert.Null(Refusal(Times("> quoted line\n", 300)));
        Assert.Null(Refusal(Times("- item\n", 500)));
        Assert.Null(Refusal(Times("one\n\n\n\n", 500)));
    }
}
