using System.CommandLine;
using System.Globalization;

namespace SocialKit.Cli;

/// <summary><c>socialkit export</c></summary>
static class ExportCommand
{
    public static Command Create()
    {
        var store = new StoreOptions();
        var tenant = ArchiveRun.TenantOption();
        var to = new Option<string>("--to") { Description = "The archive to write. An older one of that name is replaced when the new one is complete.", HelpName = "FILE", Required = true };
        var command = new Command(
            "export",
            """
            Write everything of a tenant to one file of JSON lines, for a backup or another store.

            The file holds people's texts: keep it as safe as the database. For the state of one moment, stop the application first.
            Exit codes: 0 done; 2 nothing was written; 130 stopped.
            """);
        store.AddTo(command);
        command.Options.Add(tenant);
        command.Options.Add(to);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, store, parsed.GetRequiredValue(tenant), Path.GetFullPath(parsed.GetRequiredValue(to)), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, StoreOptions store, string tenant, string to, CancellationToken cancellationToken)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var progress = ArchiveRun.Progress(error);
        var partial = to + ".partial";
        try
        {
            IReadOnlyDictionary<string, long> counts;
            await using (var open = await store.OpenExistingAsync(parsed, cancellationToken))
            {
                await using var file = new FileStream(partial, ArchiveRun.ForWriting());
                counts = await Archive.ExportAsync(
                    open.Store, new TenantId(tenant), file, new ArchiveOptions { Progress = new ArchiveRun.Line(progress, () => null) }, cancellationToken);
            }

            File.Move(partial, to, overwrite: true);
            progress.Clear();
            var told = counts.Where(count => count.Value > 0).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value:N0} {count.Key}"));
            await output.WriteLineAsync($"Wrote {to}: {string.Join(", ", told.DefaultIfEmpty("nothing is there yet"))}.");
            return ImportCommand.Done;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            progress.Clear();
            File.Delete(partial);
            await error.WriteLineAsync("Stopped. Nothing was written.");
            return ImportCommand.Stopped;
        }
        catch (Exception problem) when (ArchiveRun.IsExpected(problem))
        {
            progress.Clear();
            if (Directory.Exists(Path.GetDirectoryName(partial)))
                File.Delete(partial);

            await error.WriteLineAsync($"The export stopped: {problem.Message}");
            return ImportCommand.NothingToDo;
        }
    }
}
