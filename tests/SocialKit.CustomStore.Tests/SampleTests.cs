using System.Text.RegularExpressions;

namespace SocialKit.CustomStore.Tests;

public partial class SampleTests
{
    static readonly string[] s_store = ["JsonLinesStore.cs", "TenantRows.cs", "Readers.cs"];

    [Fact]
    public void The_sample_can_be_read_in_one_sitting()
    {
        var all = s_store.SelectMany(file => File.ReadLines(InSample(file))).ToList();
        var lines = all.Count(line => line.Trim().Length > 0);
        Figures.Write("customstore.lines", lines, "lines that are not blank", $"{string.Join(", ", s_store)}: {all.Count} with the blank ones");
        Assert.InRange(lines, 1, 450);
    }

    [Fact]
    public void The_sample_references_only_the_contract_and_the_kit()
    {
        var references = Reference().Matches(File.ReadAllText(InSample("CustomStore.csproj"))).Select(match => match.Groups[1].Value);
        Assert.Equal(["SocialKit.Abstractions", "SocialKit.ConformanceTests"], references);
    }

    [Fact]
    public void The_guide_quotes_the_sample_word_for_word()
    {
        var guide = File.ReadAllText(Repository.PathTo("docs", "write-a-provider.md"));
        var sample = Directory.EnumerateFiles(InSample(), "*.cs").SelectMany(file => Snippet().Matches(File.ReadAllText(file)))
            .ToDictionary(match => match.Groups[1].Value, match => Dedent(match.Groups[2].Value));
        var quoted = Quoted().Matches(guide).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        Assert.Equal(sample.Keys.Order(), quoted.Keys.Order());
        Assert.All(quoted, quote => Assert.Equal(sample[quote.Key], quote.Value));
    }

    static string InSample(params string[] parts) => Repository.PathTo(["samples", "CustomStore", .. parts]);

    static string Dedent(string text)
    {
        var lines = text.TrimEnd().Split('\n');
        var margin = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > margin ? line[margin..] : ""));
    }

    [GeneratedRegex("""ProjectReference Include="[^"]*/([\w.]+)\.csproj\b""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^ *// snippet: (\w+)\n(.*?)^ *// end snippet", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex(@"<!-- snippet: (\w+) -->\n```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Quoted();
}
