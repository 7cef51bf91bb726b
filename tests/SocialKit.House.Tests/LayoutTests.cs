using System.Text.RegularExpressions;

namespace SocialKit.House.Tests;

public partial class LayoutTests
{
    static readonly string[] s_topLevel =
    [
        "src", "samples", "tests", "docs",
        "SocialKit.sln", "Directory.Packages.props", "Directory.Build.props", "Directory.Build.targets",
        "README.md", "LICENSE", "global.json",
    ];

    // Registration is found without a using, so it lives where the host already is.
    static readonly string[] s_borrowedNamespaces =
        ["Microsoft.Extensions.DependencyInjection", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Routing"];

    [Fact]
    public void The_top_level_holds_only_what_is_allowed()
    {
        var ignored = File.ReadLines(Repository.PathTo(".gitignore")).Select(line => line.TrimEnd('/')).ToHashSet();
        var names = Directory.EnumerateFileSystemEntries(Repository.Root).Select(path => Path.GetFileName(path));

        Assert.Empty(names.Where(name => !name.StartsWith('.') && !s_topLevel.Contains(name) && !ignored.Contains(name)));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Repository.PathTo("SocialKit.sln"));
        var projects = new[] { "src", "samples", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*.csproj", SearchOption.AllDirectories))
            .Select(path => Path.GetFileName(path));

        Assert.Empty(projects.Where(project => !solution.Contains($"\\{project}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Namespaces_are_the_package_and_never_the_folder()
    {
        var offenders =
            from project in SourceProject.All
            from path in project.Files(".cs", ".razor")
            from Match match in Namespace().Matches(File.ReadAllText(path))
            let name = match.Groups[1].Value
            where name != (project.Property("RootNamespace") ?? project.Name) && !s_borrowedNamespaces.Contains(name)
            select $"{Path.GetRelativePath(Repository.Root, path)}: {name}";

        Assert.Empty(offenders);
    }

    [Fact]
    public void A_component_in_a_feature_folder_names_its_namespace()
    {
        var offenders =
            from project in SourceProject.All
            from path in project.Files(".razor")
            where Path.GetDirectoryName(path) != project.Folder && Path.GetFileName(path) != "_Imports.razor"
            where !Namespace().IsMatch(File.ReadAllText(path))
            select $"{Path.GetRelativePath(Repository.Root, path)}: add \"@namespace {project.Name}\"";

        Assert.Empty(offenders);
    }

    [Fact]
    public void Styles_are_plain_files()
    {
        Assert.Empty(SourceProject.All.SelectMany(project => project.Files(".css", ".js"))
            .Where(path => path.EndsWith(".razor.css", StringComparison.Ordinal) || path.EndsWith(".razor.js", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"^\s*@?namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
