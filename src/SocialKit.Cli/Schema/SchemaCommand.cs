using System.CommandLine;

namespace SocialKit.Cli;

/// <summary><c>socialkit schema …</c></summary>
static class SchemaCommand
{
    public const int Current = 0;
    public const int Behind = 1;
    public const int NothingDone = 2;

    public static Command Create() => new("schema", "Look at SocialKit's tables, bring them up to date, or print the SQL for a DBA.") { Script(), Apply(), Check() };

    static Command Script()
    {
        var database = new StoreOptions();
        var provider = new Option<string?>("--provider") { Description = "The dialect when no database is named. [default: postgres]", HelpName = "sqlite|postgres" };
        var from = new Option<int?>("--from") { Description = "The version the database has; 0 for none. [default: what the named database has, else 0]", HelpName = "N" };
        var command = new Command(
            "script",
            """
            Print the SQL that apply would run, with the rows that say so. Nothing is changed.

            Each script is one transaction: run them in order, as a user who may make tables.
            """);
        command.Options.Add(provider);
        command.Options.Add(from);
        database.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, async output =>
        {
            var named = database.NameAny(parsed);
            await using var target = named ? database.Read(parsed) : Dialect(parsed.GetValue(provider), parsed.GetValue(database.Schema));
            if (named && parsed.GetValue(provider) is not null)
                throw new StoreOptionsException("The named database says which dialect it is. Leave out --provider.");

            var start = parsed.GetValue(from) ?? (named ? Math.Min((await target.Schema.CheckAsync(cancellationToken)).Version, target.Schema.Newest) : 0);
            if (start < 0 || start > target.Schema.Newest)
                throw new StoreOptionsException($"There is no schema version {start}. --from takes 0, for a database without SocialKit's tables, up to {target.Schema.Newest}, the newest.");

            await output.WriteAsync(target.Schema.Script(start));
            return Current;
        }));
        return command;
    }

    static Command Apply()
    {
        var database = new StoreOptions();
        var command = new Command(
            "apply",
            """
            Make SocialKit's tables, or bring them up to date. A SQLite file is made when it is not there.

            Interrupted, it is finished by running it again. Applications of the version before may go on meanwhile, unless a script says otherwise.
            Exit codes: 0 the tables are up to date; 1 a newer version has changed them; 2 nothing could be done.
            """);
        database.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, async output =>
        {
            await using var target = database.Read(parsed);
            var before = await target.Schema.CheckAsync(cancellationToken);
            var after = await target.Schema.ApplyAsync(cancellationToken);
            if (after.Problem is null && before.Missing.Count > 0)
                await output.WriteLineAsync($"Applied {string.Join(", ", before.Missing)}.");

            return await SayAsync(output, target, after);
        }));
        return command;
    }

    static Command Check()
    {
        var database = new StoreOptions();
        var command = new Command(
            "check",
            """
            Say whether a database has every table that this version needs. Nothing is changed.

            Exit codes: 0 it has; 1 scripts are missing, or a newer version has changed it; 2 it cannot be looked at.
            """);
        database.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, async output =>
        {
            await using var target = database.Read(parsed);
            return await SayAsync(output, target, await target.Schema.CheckAsync(cancellationToken));
        }));
        return command;
    }

    static async Task<int> SayAsync(TextWriter output, OpenTarget target, SchemaStatus status)
    {
        if (status.Problem is { } problem)
        {
            await output.WriteLineAsync(problem);
            return Behind;
        }

        if (status.Missing.Count > 0)
        {
            await output.WriteLineAsync($"Missing: {string.Join(", ", status.Missing)}. Run: socialkit schema apply {target.Options}");
            return Behind;
        }

        await output.WriteLineAsync(status.Version > status.Newest
            ? $"Schema version {status.Version} is newer than this tool's {status.Newest}, which may go on. Nothing to apply."
            : $"Schema version {status.Version} is the newest. Nothing to apply.");
        return Current;
    }

    static OpenTarget Dialect(string? provider, string? schema) => provider switch
    {
        null or "postgres" => StoreOptions.PostgreSql("Host=localhost", schema),
        "sqlite" when schema is null => StoreOptions.Sqlite(DataFolder.FileName),
        "sqlite" => throw new StoreOptionsException("Only PostgreSQL has a --schema. Leave it out, or write --provider postgres."),
        _ => throw new StoreOptionsException($"There is no provider '{provider}'. Write --provider sqlite or --provider postgres."),
    };

    static async Task<int> RunAsync(ParseResult parsed, Func<TextWriter, Task<int>> work)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            return await work(console.Output);
        }
        catch (Exception problem) when (problem is StoreOptionsException or InvalidOperationException)
        {
            await console.Error.WriteLineAsync(problem.Message);
            return NothingDone;
        }
    }
}
