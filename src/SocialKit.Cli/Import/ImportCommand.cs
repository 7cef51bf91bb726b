using System.CommandLine;
using Microsoft.Data.Sqlite;

namespace SocialKit.Cli;

/// <summary><c>socialkit import …</c></summary>
static class ImportCommand
{
    public const int Done = 0;
    public const int DoneWithProblems = 1;
    public const int NothingToDo = 2;
    public const int Stopped = 130;

    public static Command Create() =>
        new("import", "Bring in an archive, or questions, answers and people from elsewhere.") { ArchiveImportCommand.Create(), StackExchange() };

    static Command StackExchange()
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "The folder of the dump. Posts.xml must be in it; Users.xml, Comments.xml, Votes.xml and Tags.xml are used when present.",
        };
        var data = new Option<string>("--data")
        {
            Description = $"The folder of the database, {DataFolder.FileName}. Made when it is not there.",
            HelpName = "DIR",
            Required = true,
        };
        var community = new Option<string?>("--community")
        {
            Description = "The name of the community everything lands in. [default: the name of the dump's folder]",
            HelpName = "NAME",
        };
        var source = new Option<string?>("--source")
        {
            Description = "The name that tells these records from those of other dumps. Give the same one each time. [default: the name of the dump's folder]",
            HelpName = "NAME",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be written: the import is rehearsed on a temporary copy." };
        var json = new Option<bool>("--json") { Description = "End with one line of JSON that counts what this run wrote." };
        var command = new Command(
            "stackexchange",
            """
            Bring in a Stack Exchange data dump: questions, answers, comments, tags and authors, with their times and scores.

            Running it again changes nothing; an interrupted import is finished by running it again.
            Exit codes: 0 done; 1 done, but part of the dump could not be used; 2 nothing was begun; 130 stopped.
            """)
        {
            folder, data, community, source, dryRun, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var console = parsed.InvocationConfiguration;
            var dump = new StackExchangeDump(parsed.GetRequiredValue(folder));
            var request = new Request(
                dump,
                new DataFolder(parsed.GetRequiredValue(data)),
                Named(parsed.GetValue(source), dump),
                Named(parsed.GetValue(community), dump),
                parsed.GetValue(dryRun),
                parsed.GetValue(json));
            return await RunAsync(request, console.Output, console.Error, cancellationToken);
        });
        return command;
    }

    static async Task<int> RunAsync(Request request, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (Missing(request) is { } missing)
        {
            await error.WriteLineAsync(missing);
            return NothingToDo;
        }

        ImportReport? report = null;
        var progress = new ImportProgress(error, ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected, TimeProvider.System);
        int code;
        try
        {
            await using var open = await (request.DryRun ? request.Data.OpenCopyAsync(cancellationToken) : request.Data.OpenAsync(cancellationToken));
            var import = new StackExchangeImport(
                request.Dump, request.Source, request.Community, open.Importer, open.Store, progress, TimeProvider.System);
            report = import.Report;
            await import.RunAsync(cancellationToken);
            code = report.HasProblems ? DoneWithProblems : Done;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            progress.Clear();
            await error.WriteLineAsync("Stopped. Run the same command again to finish.");
            code = Stopped;
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            progress.Clear();
            await error.WriteLineAsync($"The import stopped: {problem.Message}");
            if (report is null)
                return NothingToDo;

            await error.WriteLineAsync("What was written before stays. Run the same command again to finish.");
            code = DoneWithProblems;
        }

        progress.Clear();
        report ??= new ImportReport();
        report.WriteProblems(error);
        report.WriteSummary(output, request.Source, request.DryRun);
        if (request.Json)
            await output.WriteLineAsync(report.ToJson());

        return code;
    }

    static string? Missing(Request request)
    {
        var folder = request.Dump.Folder;
        if (!Directory.Exists(folder))
            return $"There is no folder {folder}. Give the folder of an unpacked Stack Exchange data dump.";

        if (!request.Dump.Has(StackExchangeDump.Posts))
            return $"There is no {StackExchangeDump.Posts} in {folder}. Give the folder of an unpacked Stack Exchange data dump.";

        var data = Path.GetDirectoryName(request.Data.DatabasePath)!;
        return File.Exists(data) ? $"{data} is a file. Give the folder of the database." : null;
    }

    static string Named(string? name, StackExchangeDump dump) =>
        string.Join(' ', (name ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } given ? given : dump.Name;

    sealed record Request(StackExchangeDump Dump, DataFolder Data, string Source, string Community, bool DryRun, bool Json);
}
