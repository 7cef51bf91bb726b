using Xunit;

namespace SocialKit.Testing.Shared;

/// <summary>Corpora too large for the repository: the folder <c>shared/data</c> beside the checkout, where it exists.</summary>
public static class SharedData
{
    public static string Root { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Root, "..", "shared", "data"));

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Skips the running test, with the reason, when the folder or the file named by <paramref name="parts"/> is not there.</summary>
    public static void SkipIfMissing(params string[] parts)
    {
        var path = Path(parts);
        Assert.SkipUnless(
            Directory.Exists(path) || File.Exists(path),
            $"Needs shared/data{string.Concat(parts.Select(part => "/" + part))} beside the repository, which is not here.");
    }
}
