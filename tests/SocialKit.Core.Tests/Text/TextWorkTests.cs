using System.Text.Json;

namespace SocialKit.Core.Tests;

/// <summary>Goal: every text within the limits is rendered, or refused, within 100 ms of processor time, and twice the text costs at most 2.5 times as much.</summary>
/// <remarks>Runs alone: a garbage collection is paid by whoever allocates next, and it costs what all tests together have allocated.</remarks>
[Collection(nameof(Alone))]
public class TextWorkTests
{
    const double MaxMilliseconds = 100;
    const double MaxGrowth = 2.5;

    // Below this the clock and the garbage collector decide, not the text.
    const double MinMeasurable = 6;

    static readonly TextRenderer s_renderer = new();

    static readonly (string Name, string Prefix, string Unit, string Middle, string Unit2, string Suffix)[] s_own =
    [
        ("items that are empty", "", "-\n", "", "", ""),
        ("quoted empty lines", "", "> > > > > >\n", "", "", ""),
        ("six levels and blank lines", "- a\n  - a\n    - a\n      - a\n        - a\n          - a\n", "\n", "", "", ""),
        ("sixteen markers and blank lines", "- - - - - - - - - - - - - - - - x", "\n", "", "", ""),
        ("line breaks", "", "a\n", "", "", ""),
        ("paragraphs with emphasis", "", "*a*\n\n", "", "", ""),
        ("marks just under the limit", "", string.Concat(Enumerable.Repeat("*a", 480)) + "\n\n", "", "", ""),
        ("marks and pipes just under the limit", "", string.Concat(Enumerable.Repeat("*a*|", 240)) + "\n\n", "", "", ""),
        ("unclosed links just under the limit, then words", string.Concat(Enumerable.Repeat("[a](b", 480)), "w ", "", "", ""),
        ("open brackets just under the limit", "", string.Concat(Enumerable.Repeat("[x ", 63)) + "\n\n", "", "", ""),
        ("short rows", "a|b|c\n-|-|-\n", "|\n", "", "", ""),
        ("headings", "", "# a #\n", "", "", ""),
        ("underlined headings", "", "a\n=\n", "", "", ""),
        ("fences", "", "~~~\n\n", "", "", ""),
        ("addresses", "http://a.b/", "&a;(", "", "", ""),
        ("mentions", "", "<@0123456789abcdef0123456789abcdef> ", "", "", ""),
        ("handles", "", "@ana ", "", "", ""),
        ("combining marks", "a", "\u0301", "", "", ""),
        ("emoji", "", "👩‍", "", "", ""),
    ];

    public static TheoryData<string> Own => [.. s_own.Select(recipe => recipe.Name)];

    [Theory, MemberData(nameof(Own))]
    public void Our_own_hostile_text_costs_little(string name)
    {
        var (_, prefix, unit, middle, unit2, suffix) = s_own.Single(recipe => recipe.Name == name);
        Assert.Null(ProblemOf(prefix, unit, middle, unit2, suffix, out _));
    }

    [Fact]
    public void The_shared_recipes_cost_little()
    {
        SharedData.SkipIfMissing("markdown", "pathological-recipes.json");
        using var recipes = JsonDocument.Parse(File.ReadAllText(SharedData.Path("markdown", "pathological-recipes.json")));
        var cases = recipes.RootElement.GetProperty("cases").EnumerateArray().ToList();
        Assert.Equal(49, cases.Count);

        var slowest = (Milliseconds: 0.0, Name: "");
        var problems = new List<string>();
        foreach (var recipe in cases)
        {
            string Part(string name) => recipe.TryGetProperty(name, out var part) ? part.GetString()! : "";
            if (ProblemOf(Part("prefix"), Part("unit"), Part("mid"), Part("unit2"), Part("suffix"), out var cost) is { } problem)
                problems.Add($"{Part("name")}: {problem}");
            if (cost > slowest.Milliseconds)
                slowest = (cost, Part("name"));
        }

        Assert.Empty(problems);
        Figures.Write("text.render.slowest-recipe", slowest.Milliseconds, "ms", slowest.Name);
    }

    [Fact]
    public void A_text_far_over_the_limit_is_refused_without_being_read()
    {
        var huge = new string('[', 50_000_000);
        Assert.True(Work.MillisecondsOf(() => Render(huge)) < 10);
    }

    // A second try forgives a moment of the garbage collector; what is really quadratic fails all of them.
    static string? ProblemOf(string prefix, string unit, string middle, string unit2, string suffix, out double cost)
    {
        var problem = Measure(out cost);
        for (var attempt = 0; attempt < 3 && problem is not null; attempt++)
            problem = Measure(out cost);

        return problem;

        string? Measure(out double largest)
        {
            var first = 0.0;
            var allowed = 1.0;
            largest = 0;
            foreach (var size in (int[])[2_500, 5_000, 10_000])
            {
                var count = Math.Max(1, (size - prefix.Length - middle.Length - suffix.Length) / (unit.Length + unit2.Length));
                var text = prefix + string.Concat(Enumerable.Repeat(unit, count)) + middle + string.Concat(Enumerable.Repeat(unit2, count)) + suffix;
                var accepted = true;
                var milliseconds = Work.MillisecondsOf(() => accepted = Render(text), runs: 4);
                largest = Math.Max(largest, milliseconds);
                if (milliseconds > MaxMilliseconds)
                    return $"{milliseconds:f1} ms for {size} characters";
                if (accepted && milliseconds > MinMeasurable && first > 0 && milliseconds / Math.Max(first, MinMeasurable / MaxGrowth) > allowed)
                    return $"{first:f1} ms became {milliseconds:f1} ms for {size} characters";

                // Per doubling, counted from the smallest: what is quadratic goes further past it with every step, noise does not.
                first = first > 0 ? first : milliseconds;
                allowed *= MaxGrowth;
            }

            return null;
        }
    }

    static bool Render(string text)
    {
        try
        {
            s_renderer.Render(text, TextLimits.Default);
            return true;
        }
        catch (TextProblemException)
        {
            return false;
        }
    }
}

/// <summary>For tests that measure: nothing else of the project runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
