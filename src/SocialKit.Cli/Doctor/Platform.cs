namespace SocialKit.Cli;

/// <summary>What this computer has installed that an application on it would run on.</summary>
static class Platform
{
    public static Finding Examine()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var frameworks = string.IsNullOrEmpty(runtime) ? null : Path.Combine(runtime, "..", "..", "Microsoft.AspNetCore.App");
        return PlatformFloor.JudgeInstalled(Directory.Exists(frameworks) ? Directory.EnumerateDirectories(frameworks).Select(folder => Path.GetFileName(folder)) : []);
    }
}
