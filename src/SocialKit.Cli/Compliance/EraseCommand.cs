using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.Cli;

/// <summary><c>socialkit erase</c></summary>
static class EraseCommand
{
    public const int Done = 0;
    public const int NothingRead = 2;

    public static Command Create()
    {
        var store = new StoreOptions();
        var tenant = ArchiveRun.TenantOption();
        var command = new Command(
            "erase",
            """
            Carry out the erasures that people or administrators asked for and whose time has come, and make what was removed unreadable in the database's
            own files. Run it once an hour, or let the application call IErasureService.RunDueAsync. Safe to run again, also after it was interrupted.

            Exit codes: 0 done; 2 nothing was read.
            """);
        store.AddTo(command);
        command.Options.Add(tenant);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, store, new TenantId(parsed.GetRequiredValue(tenant)), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, StoreOptions options, TenantId tenant, CancellationToken cancellationToken)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            await using var open = await options.OpenExistingAsync(parsed, cancellationToken);
            await using var scope = open.Services.CreateAsyncScope();
            var erased = await scope.ServiceProvider.GetRequiredService<IErasureService>().RunDueAsync(tenant, cancellationToken);
            await output.WriteLineAsync(erased switch
            {
                0 => "No erasure is due.",
                1 => "One person was erased.",
                _ => string.Create(CultureInfo.InvariantCulture, $"{erased} people were erased."),
            });
            return Done;
        }
        catch (Exception problem) when (ArchiveRun.IsExpected(problem))
        {
            await error.WriteLineAsync(problem.Message);
            return NothingRead;
        }
    }
}
