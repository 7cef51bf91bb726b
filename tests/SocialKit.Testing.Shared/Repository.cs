namespace SocialKit.Testing.Shared;

/// <summary>The checkout that the running tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static bool IsLongRun { get; } = Environment.GetEnvironmentVariable("SOCIALKIT_LONG") == "1";

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SocialKit.sln")))
                return folder.FullName;

        throw new InvalidOperationException($"No SocialKit.sln above {AppContext.BaseDirectory}: run the tests from a checkout.");
    }
}
