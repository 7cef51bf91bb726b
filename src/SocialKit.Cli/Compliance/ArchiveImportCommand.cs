using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace SocialKit.Cli;

/// <summary><c>socialkit import archive</c></summary>
static class ArchiveImportCommand
{
    public static Command Create()
    {
        var store = new StoreOptions();
        var tenant = ArchiveRun.TenantOption();
        var file = new Argument<string>("FILE") { Description = "The archive, as socialkit export wrote it." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be written." };
        var json = new Option<bool>("--json") { Description = "End with one line of JSON that counts what this run did." };
        var command = new Command(
            "archive",
            """
            Bring in an archive that socialkit export wrote. Import only what you trust: texts are shown as they stand in it.

            Records keep ids, times and versions. What stands newer is kept. Running it again changes nothing; an interrupted import is finished by
            running it again.
            Exit codes: 0 done; 1 stopped at a line that is named, what came before it is there; 2 nothing was begun; 130 stopped.
            """);
        command.Arguments.Add(file);
        store.AddTo(command);
        foreach (var option in new Option[] { tenant, dryRun, json })
            command.Options.Add(option);

        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed, store, new Request(parsed.GetRequiredValue(file), parsed.GetRequiredValue(tenant), parsed.GetValue(dryRun), parsed.GetValue(json)), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, StoreOptions store, Request request, CancellationToken cancellationToken)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (!File.Exists(request.File))
        {
            await error.WriteLineAsync($"There is no file {request.File}. Give an archive that socialkit export wrote.");
            return ImportCommand.NothingToDo;
        }

        var progress = ArchiveRun.Progress(error);
        ArchiveReport report;
        var code = ImportCommand.Done;
        try
        {
            await using var from = new FileStream(request.File, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: true);
            await using var open = await store.OpenAsync(parsed, request.DryRun, cancellationToken);
            var options = new ArchiveOptions { DryRun = request.DryRun, Progress = new ArchiveRun.Line(progress, () => (double)from.Position / from.Length) };
            report = await Archive.ImportAsync(open.Store, new TenantId(request.Tenant), from, options, cancellationToken);
            progress.Clear();
        }
        catch (ArchiveException problem)
        {
            progress.Clear();
            await error.WriteLineAsync($"{request.File}: {problem.Message}");
            report = problem.Report;
            code = ImportCommand.DoneWithProblems;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            progress.Clear();
            await error.WriteLineAsync("Stopped. Run the same command again to finish.");
            return ImportCommand.Stopped;
        }
        catch (Exception problem) when (ArchiveRun.IsExpected(problem))
        {
            progress.Clear();
            await error.WriteLineAsync($"The import stopped: {problem.Message}");
            await error.WriteLineAsync("What was written before stays. Run the same command again to finish.");
            return ImportCommand.NothingToDo;
        }

        await output.WriteLineAsync(Summary(report, request.DryRun));
        if (request.Json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(new
            {
                added = report.Added,
                replaced = report.Replaced,
                unchanged = report.Unchanged,
                newer = report.Newer,
                different = report.Different,
                held = report.Held,
            }));
        }

        return code;
    }

    static string Summary(ArchiveReport report, bool dryRun)
    {
        var first = report.ChangedNothing
            ? $"Nothing {(dryRun ? "would change" : "changed")}."
            : string.Create(CultureInfo.InvariantCulture, $"{(dryRun ? "Would add" : "Added")} {report.Added:N0} records and {(dryRun ? "replace" : "replaced")} {report.Replaced:N0} older ones.");
        var rest = new (long Count, string What)[]
        {
            (report.Unchanged, "stand so already"), (report.Newer, "stand newer and are kept"), (report.Different, "stand otherwise and are kept"),
            (report.Held, "are kept by a legal hold"),
        };
        return string.Join(' ', rest.Where(one => one.Count > 0).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Count:N0} {one.What}.")).Prepend(first));
    }

    sealed record Request(string File, string Tenant, bool DryRun, bool Json);
}
