using System.Text.RegularExpressions;

namespace SocialKit.House.Tests;

/// <summary>A promise whose test is gone is not kept by anything: docs/security.md names only tests and figures that exist.</summary>
public partial class SecurityDocumentTests
{
    [Fact]
    public void Every_test_it_names_exists()
    {
        var classes = Directory.EnumerateFiles(Repository.PathTo("tests"), "*Tests.cs", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet();
        var named = TestClass().Matches(Document()).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(named.Count > 30, $"Only {named.Count} tests are named.");
        Assert.Empty(named.Where(name => !classes.Contains(name)));
    }

    [Fact]
    public void Every_figure_it_names_is_written_by_a_test()
    {
        var code = string.Concat(Directory.EnumerateFiles(Repository.PathTo("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        var named = Figure().Matches(Document()).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(named.Count > 10, $"Only {named.Count} figures are named.");
        Assert.Empty(named.Where(name => !code.Contains($"\"{name}\"", StringComparison.Ordinal)));
    }

    private static string Document() => File.ReadAllText(Repository.PathTo("docs", "security.md"));

    [GeneratedRegex("`([A-Z][A-Za-z]+Tests)`")]
    private static partial Regex TestClass();

    [GeneratedRegex("`([a-z]+\\.[a-z_]+)`")]
    private static partial Regex Figure();
}
