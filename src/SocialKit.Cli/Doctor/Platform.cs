namespace SocialKit.Cli;

/// <summary>What this computer has installed that an application on it would run on.</summary>
static class Platform
{
    // With 10.0.0 to 10.0.6, cookies and antiforgery tokens can be forged (CVE-2026-40372).
    static readonly Version s_oldest = new(10, 0, 7);

    public static Finding Examine()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var frameworks = string.IsNullOrEmpty(runtime) ? null : Path.Combine(runtime, "..", "..", "Microsoft.AspNetCore.App");
        return Judge(Directory.Exists(frameworks) ? Directory.EnumerateDirectories(frameworks).Select(folder => Path.GetFileName(folder)) : []);
    }

    /// <summary>Judges the versions of ASP.NET Core that are installed: an application takes the newest of its major version.</summary>
    public static Finding Judge(IEnumerable<string> installed)
    {
        var newest = installed.Select(name => Version.TryParse(name, out var version) ? version : null).Where(version => version?.Major == 10).Max();
        return newest is null
            ? new Finding("DataProtection", Health.Ok, $"No ASP.NET Core 10 is installed beside this tool. Where the application runs, it must be {s_oldest} or newer.")
            : newest < s_oldest
                ? new Finding("DataProtection", Health.Warning, $"ASP.NET Core {newest} is installed here; its DataProtection is only safe from {s_oldest} on. Update it where the application runs.")
                : new Finding("DataProtection", Health.Ok, $"ASP.NET Core {newest} is installed here; an application elsewhere needs {s_oldest} or newer.");
    }
}
