namespace SocialKit.Testing.Shared;

/// <summary>The Chromium of this computer: <c>$CHROMIUM</c>, else the first known name on the path. Nothing is downloaded.</summary>
public static class Chromium
{
    static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static string? ExecutablePath { get; } = Find();

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } chosen)
            return chosen;

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => s_names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
