using System.Xml.Linq;

namespace SocialKit.House.Tests;

/// <summary>What one project under <c>src</c> says about itself.</summary>
sealed record SourceProject(string Name, string Folder, XDocument Xml)
{
    public static IReadOnlyList<SourceProject> All { get; } = [.. Directory
        .EnumerateFiles(Repository.PathTo("src"), "*.csproj", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => new SourceProject(Path.GetFileNameWithoutExtension(path), Path.GetDirectoryName(path)!, XDocument.Load(path)))];

    public static SourceProject Named(string name) => All.Single(project => project.Name == name);

    public IEnumerable<string> Projects =>
        Includes("ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')));

    public IEnumerable<string> Packages => Includes("PackageReference");

    public IEnumerable<string> Frameworks => Includes("FrameworkReference");

    public string? Property(string name) => Xml.Descendants(name).FirstOrDefault()?.Value;

    /// <summary>The source files of the project, without what the build wrote.</summary>
    public IEnumerable<string> Files(params string[] extensions) => Directory
        .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(path => extensions.Contains(Path.GetExtension(path)))
        .Where(path => Path.GetRelativePath(Folder, path).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));

    IEnumerable<string> Includes(string item) => Xml.Descendants(item).Select(element => element.Attribute("Include")!.Value);
}
