using System.CommandLine;
using System.Data.Common;

namespace SocialKit.Cli;

/// <summary>What exporting and importing an archive share.</summary>
static class ArchiveRun
{
    public static Option<string> TenantOption() => new("--tenant")
    {
        Description = "The tenant, for applications with several.", HelpName = "NAME", DefaultValueFactory = _ => TenantId.Default.Value,
    };

    /// <summary>A new file that only its owner can read: it holds people's texts.</summary>
    public static FileStreamOptions ForWriting()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous, BufferSize = 128 * 1024 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        return options;
    }

    public static ImportProgress Progress(TextWriter error) =>
        new(error, ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected, TimeProvider.System);

    /// <summary>True for what a database, a disk or a wrong option does; anything else is a mistake of ours and is shown whole.</summary>
    public static bool IsExpected(Exception problem) =>
        problem is StoreOptionsException or DbException or IOException or UnauthorizedAccessException or InvalidOperationException or TimeoutException or ArgumentException;

    public sealed class Line(ImportProgress progress, Func<double?> share) : IProgress<ArchiveProgress>
    {
        public void Report(ArchiveProgress value) => progress.Report($"Records, now of type {value.Type}", value.Records, share());
    }
}
