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

    const int MaxTries = 40;

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
        Figures.Write("render.slowest_ms", Math.Round(slowest.Milliseconds, 1), "ms", slowest.Name);
    }

    [Fact]
    public void A_text_far_over_the_limit_is_refused_without_being_read()
    {
        var huge = new string('[', 50_000_000);
        Assert.True(Work.MillisecondsOf(() => Render(huge)) < 10);
    }

    // What a text costs is the least it was seen to cost: a garbage collection or a busy neighbour only ever adds.
    // Every try keeps the least so far, so noise fades with each; what is really quadratic fails all of them. A neighbour may be busy for seconds.
    static string? ProblemOf(string prefix, string unit, string middle, string unit2, string suffix, out double cost)
    {
        int[] sizes = [2_500, 5_000, 10_000];
        string[] texts = [.. sizes.Select(TextOf)];
        double[] least = [.. sizes.Select(_ => double.MaxValue)];
        var accepted = new bool[sizes.Length];
        string? problem = null;
        for (var attempt = 0; attempt < MaxTries && (attempt == 0 || problem is not null); attempt++)
        {
            for (var i = 0; i < sizes.Length; i++)
                least[i] = Math.Min(least[i], Work.MillisecondsOf(() => accepted[i] = Render(texts[i]), runs: 4));

            problem = Judge();
        }

        cost = least.Max();
        return problem;

        string TextOf(int size)
        {
            // Twice the size is exactly twice the units: of long ones 2,500 characters hold two and 5,000 five.
            var most = (sizes[^1] - prefix.Length - middle.Length - suffix.Length) / (unit.Length + unit2.Length);
            var count = Math.Max(1, most / (sizes[^1] / sizes[0])) * (size / sizes[0]);
            return prefix + string.Concat(Enumerable.Repeat(unit, count)) + middle + string.Concat(Enumerable.Repeat(unit2, count)) + suffix;
        }

        string? Judge()
        {
            var allowed = 1.0;
            for (var i = 0; i < sizes.Length; i++, allowed *= MaxGrowth)
            {
                if (least[i] > MaxMilliseconds)
                    return $"{least[i]:f1} ms for {sizes[i]} characters";

                // Per doubling, counted from the smallest: what is quadratic goes further past it with every step, noise does not.
                if (i > 0 && accepted[i] && least[i] > MinMeasurable && least[i] / Math.Max(least[0], MinMeasurable / MaxGrowth) > allowed)
                    return $"{least[0]:f1} ms for {sizes[0]} characters became {least[i]:f1} ms for {sizes[i]}";
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
