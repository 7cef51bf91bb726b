namespace SocialKit;

/// <summary>Which versions of ASP.NET Core are safe to run on. One answer for the tool, which sees what is installed, and for an application, which sees what it runs on.</summary>
internal static class PlatformFloor
{
    private const string Check = "DataProtection";

    // With 10.0.0 to 10.0.6, cookies and antiforgery tokens can be forged (CVE-2026-40372).
    private static readonly Version s_oldest = new(10, 0, 7);

    /// <summary>Judges the versions of ASP.NET Core that are installed: an application takes the newest of its major version.</summary>
    public static Finding JudgeInstalled(IEnumerable<string> installed)
    {
        var newest = installed.Select(name => Version.TryParse(name, out var version) ? version : null).Where(version => version?.Major == 10).Max();
        return newest is null
            ? new Finding(Check, Health.Ok, $"No ASP.NET Core 10 is installed beside this tool. Where the application runs, it must be {s_oldest} or newer.")
            : newest < s_oldest
                ? new Finding(Check, Health.Warning, $"ASP.NET Core {newest} is installed here; its DataProtection is only safe from {s_oldest} on. Update it where the application runs.")
                : new Finding(Check, Health.Ok, $"ASP.NET Core {newest} is installed here; an application elsewhere needs {s_oldest} or newer.");
    }

    /// <summary>Judges the version that an application has loaded, as its assembly says it: a build number may follow after '+' or '-'.</summary>
    public static Finding JudgeLoaded(string? loaded) =>
        !Version.TryParse(loaded?.Split('+', '-')[0], out var version)
            ? new Finding(Check, Health.Warning, $"The version of DataProtection cannot be read ('{loaded}'). Make sure that it is {s_oldest} or newer: with older ones, sign-in cookies can be forged.")
            : version < s_oldest
                ? new Finding(Check, Health.Warning, $"DataProtection {version} is loaded; it is only safe from {s_oldest} on, because with older ones sign-in cookies can be forged. Update ASP.NET Core on this server.")
                : new Finding(Check, Health.Ok, $"DataProtection {version} is loaded.");
}
