using System.Text.Json;

namespace SocialKit.Core.Tests;

/// <summary>The shared payloads, and the places where Markdown gives them a meaning.</summary>
static class HostileTexts
{
    // As text and in every place where Markdown gives text a meaning.
    public static readonly (string Name, Func<string, string> Wrap)[] Contexts =
    [
        ("raw", p => p),
        ("link target", p => $"[x]({p})"),
        ("image target", p => $"![x]({p})"),
        ("autolink", p => $"<{p}>"),
        ("reference definition", p => $"[x]\n\n[x]: {p}"),
        ("link title", p => $"[x](http://example.org \"{p}\")"),
        ("link text", p => $"[{p}](http://example.org)"),
        ("heading", p => $"# {p}"),
        ("table cell", p => $"| a |\n| - |\n| {p} |"),
        ("quoted list item", p => $"> - {p}"),
        ("code span", p => $"`{p}`"),
        ("fence info", p => $"```{p}\nx\n```"),
        ("beside a mention", p => $"<@0123456789abcdef0123456789abcdef>{p}<@0123456789abcdef0123456789abcdef>"),
    ];

    /// <summary>Every shared payload once; skips the running test where there are none.</summary>
    public static List<string> Payloads()
    {
        SharedData.SkipIfMissing("xss");
        SharedData.SkipIfMissing("fuzzdb");
        var lines = Directory.EnumerateFiles(SharedData.Path("xss", "patt"), "*.txt")
            .Concat(Directory.EnumerateFiles(SharedData.Path("fuzzdb"), "*.txt"))
            .Order(StringComparer.Ordinal)
            .SelectMany(File.ReadAllLines);
        using var fixtures = JsonDocument.Parse(File.ReadAllText(SharedData.Path("xss", "dompurify-fixtures.json")));
        return
        [
            .. lines.Concat(fixtures.RootElement.EnumerateArray().Select(fixture => fixture.GetProperty("payload").GetString()!))
                .Where(line => line.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
