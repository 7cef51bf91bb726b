using System.Text.Json;
using System.Text.RegularExpressions;

namespace SocialKit.Testing.Xss;

/// <summary>The shared hostile texts, as they are and in every place where Markdown gives a text a meaning.</summary>
public static partial class Corpus
{
    private const int Seed = 4;

    private static readonly (string Name, Func<string, string> Wrap)[] s_contexts =
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
        ("beside a mention", p => $"@ben {p} @ben"),
    ];

    /// <summary>Every payload once.</summary>
    public static IReadOnlyList<string> Payloads { get; } = ReadPayloads();

    /// <summary>Addresses that lead elsewhere, or that parsers read differently.</summary>
    public static IReadOnlyList<string> Addresses { get; } = ReadAddresses();

    /// <summary>Those payloads that a page without any protection would read as markup.</summary>
    public static IReadOnlyList<string> Markup { get; } = [.. Payloads.Where(payload => Tag().IsMatch(payload))];

    /// <summary>All payloads in all contexts in the long run; else a share of them that is the same in every run and another for every surface.</summary>
    public static IReadOnlyList<string> Cases(string surface, int atMost) => Some(
        Payloads.SelectMany(payload => s_contexts.Select(context => context.Wrap(payload))), surface, atMost);

    /// <summary>Addresses and payloads in the contexts that make links.</summary>
    public static IReadOnlyList<string> LinkCases(int atMost) => Some(
        Addresses.Concat(Payloads).SelectMany(address => s_contexts[1..5].Select(context => context.Wrap(address))), "link", atMost);

    private static List<string> Some(IEnumerable<string> cases, string surface, int atMost)
    {
        var all = cases.Distinct(StringComparer.Ordinal).ToArray();
        if (Repository.IsLongRun || all.Length <= atMost)
        {
            return [.. all];
        }

        new Random(Seed + surface.Sum(c => c)).Shuffle(all);
        return [.. all.Take(atMost)];
    }

    private static List<string> ReadPayloads()
    {
        if (!Directory.Exists(SharedData.Path("xss")) || !Directory.Exists(SharedData.Path("fuzzdb")))
        {
            return [];
        }

        using var fixtures = JsonDocument.Parse(File.ReadAllText(SharedData.Path("xss", "dompurify-fixtures.json")));
        return Lines(SharedData.Path("xss", "patt"), "*.txt").Concat(Lines(SharedData.Path("fuzzdb"), "*.txt"))
            .Concat(fixtures.RootElement.EnumerateArray().Select(fixture => fixture.GetProperty("payload").GetString()!))
            .Where(line => line.Length > 0).Distinct(StringComparer.Ordinal).ToList();
    }

    private static List<string> ReadAddresses()
    {
        if (!Directory.Exists(SharedData.Path("url")))
        {
            return [];
        }

        using var tests = JsonDocument.Parse(File.ReadAllText(SharedData.Path("url", "wpt-urltestdata.json")));
        return Lines(SharedData.Path("url"), "patt-*.txt")
            .Concat(tests.RootElement.EnumerateArray().Where(test => test.ValueKind == JsonValueKind.Object).Select(test => test.GetProperty("input").GetString()!))
            .Where(line => line.Length > 0).Distinct(StringComparer.Ordinal).ToList();
    }

    private static IEnumerable<string> Lines(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).SelectMany(File.ReadAllLines);

    [GeneratedRegex("<[a-zA-Z!/?]")]
    private static partial Regex Tag();
}
