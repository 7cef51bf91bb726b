using System.Text.RegularExpressions;

namespace SocialKit.House.Tests;

public partial class DependencyTests
{
    // Who may reference whom: the table of CONTRIBUTING.md. Nothing else is allowed.
    static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["SocialKit.Abstractions"] = ["Microsoft.Extensions.*.Abstractions"],
        ["SocialKit.Core"] = ["SocialKit.Abstractions", "Markdig", "HtmlSanitizer"],
        ["SocialKit.Components"] = ["SocialKit.Abstractions", "Microsoft.AspNetCore.Components.Web"],
        ["SocialKit.AspNetCore"] = ["SocialKit.Core", "SocialKit.Components", "Microsoft.AspNetCore.App"],
        ["SocialKit.Client"] = ["SocialKit.Abstractions", "Microsoft.Extensions.DependencyInjection"],
        ["SocialKit.InMemory"] = ["SocialKit.Abstractions"],
        ["SocialKit.Sqlite"] = ["SocialKit.Abstractions", "Microsoft.Data.Sqlite", "SQLitePCLRaw.bundle_e_sqlite3"],
        ["SocialKit.PostgreSql"] = ["SocialKit.Abstractions", "Npgsql"],
        ["SocialKit.Redis"] = ["SocialKit.Abstractions", "StackExchange.Redis"],
        ["SocialKit.ConformanceTests"] =
            ["SocialKit.Abstractions", "SocialKit.InMemory", "xunit.v3.assert", "xunit.v3.extensibility.core"],
        ["SocialKit.Testing"] =
            ["SocialKit.Abstractions", "SocialKit.Core", "SocialKit.InMemory", "Microsoft.Extensions.DependencyInjection"],
        ["SocialKit"] = ["SocialKit.AspNetCore", "SocialKit.Sqlite"],
        ["SocialKit.Cli"] = ["*"],
    };

    public static TheoryData<string> Projects => [.. SourceProject.All.Select(project => project.Name)];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_table_allows(string name)
    {
        Assert.True(s_allowed.TryGetValue(name, out var allowed), $"{name} is not in the dependency table.");

        var project = SourceProject.Named(name);
        Assert.Empty(project.Projects.Concat(project.Packages).Concat(project.Frameworks).Where(reference => !allowed.Any(Allows(reference))));
    }

    [Fact]
    public void Components_use_no_JavaScript_runtime()
    {
        var offenders = SourceProject.Named("SocialKit.Components").Files(".cs", ".razor")
            .Where(path => File.ReadAllText(path).Contains("JSRuntime", StringComparison.Ordinal));

        Assert.Empty(offenders);
    }

    [Fact]
    public void Components_choose_no_render_mode_and_own_no_route()
    {
        var offenders = SourceProject.Named("SocialKit.Components").Files(".razor")
            .Where(path => RenderModeOrRoute().IsMatch(File.ReadAllText(path)));

        Assert.Empty(offenders);
    }

    [Fact]
    public void Nothing_floats_to_the_next_major_of_the_framework()
    {
        var assets = Directory.EnumerateDirectories(Repository.PathTo("src"))
            .Concat(Directory.EnumerateDirectories(Repository.PathTo("samples")))
            .Concat(Directory.EnumerateDirectories(Repository.PathTo("tests")))
            .Select(folder => Path.Combine(folder, "obj", "project.assets.json"))
            .Where(File.Exists)
            .ToList();

        Assert.NotEmpty(assets);
        Assert.Empty(assets.SelectMany(path => NextMajor().Matches(File.ReadAllText(path)).Select(match => $"{path}: {match.Value}")));
    }

    static Func<string, bool> Allows(string reference) => pattern =>
        Regex.IsMatch(reference, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$");

    [GeneratedRegex(@"@rendermode\b|^\s*@(page|layout)\b", RegexOptions.Multiline)]
    private static partial Regex RenderModeOrRoute();

    [GeneratedRegex("\"Microsoft\\.(AspNetCore|Extensions|EntityFrameworkCore|Data\\.Sqlite)[\\w.]*/(?!10\\.)[1-9][1-9]\\.[^\"]*\"")]
    private static partial Regex NextMajor();
}
