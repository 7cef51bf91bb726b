using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SocialKit.PostgreSql;
using SocialKit.Sqlite;

namespace SocialKit.Cli;

/// <summary>The options that name a database: the same for every command that works on one.</summary>
sealed class StoreOptions
{
    public const string DefaultSchema = "socialkit";

    readonly Option<string?> _data = new("--data")
    {
        Description = $"The folder of a SQLite database, {DataFolder.FileName}.",
        HelpName = "DIR",
    };

    readonly Option<string?> _sqlite = new("--sqlite")
    {
        Description = "The file of a SQLite database, under whatever name.",
        HelpName = "FILE",
    };

    readonly Option<string?> _postgres = new("--postgres")
    {
        Description = "A PostgreSQL database: \"Host=db;Database=intranet;Username=me\". The password may come from PGPASSWORD.",
        HelpName = "CONNECTION",
    };

    public Option<string?> Schema { get; } = new("--schema")
    {
        Description = $"SocialKit's schema in the PostgreSQL database. [default: {DefaultSchema}]",
        HelpName = "NAME",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_sqlite);
        command.Options.Add(_postgres);
        command.Options.Add(Schema);
    }

    /// <summary>True when the command line names a database.</summary>
    public bool NameAny(ParseResult parsed) => Given(parsed).Any();

    /// <summary>The database that the command line names; nothing is opened yet.</summary>
    /// <exception cref="StoreOptionsException">It names none, several, or one that cannot be.</exception>
    public OpenTarget Read(ParseResult parsed)
    {
        if (Given(parsed).Count() != 1)
            throw new StoreOptionsException("Name one database: --data DIR, --sqlite FILE or --postgres CONNECTION.");

        var schema = parsed.GetValue(Schema);
        if (parsed.GetValue(_postgres) is { } connection)
            return PostgreSql(connection, schema);

        if (schema is not null)
            throw new StoreOptionsException("Only a PostgreSQL database has a --schema. Leave it out, or name the database with --postgres CONNECTION.");

        return Sqlite(parsed.GetValue(_sqlite) ?? new DataFolder(parsed.GetValue(_data)!).DatabasePath);
    }

    /// <summary>Opens the database that the command line names, which must be there.</summary>
    /// <exception cref="StoreOptionsException">It names none, several, one that cannot be, or a file that is not there.</exception>
    public async Task<OpenStore> OpenExistingAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using (var target = Read(parsed))
        {
            if (target.File is { } database && !File.Exists(database))
                throw new StoreOptionsException($"There is no database {database}. Name one that SocialKit made.");
        }

        return await OpenAsync(parsed, rehearsal: false, cancellationToken);
    }

    /// <summary>Opens the database that the command line names, made ready.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="rehearsal">True to leave a file as it is, by opening a copy.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StoreOptionsException">It names none, several, or one that cannot be.</exception>
    public async Task<OpenStore> OpenAsync(ParseResult parsed, bool rehearsal, CancellationToken cancellationToken)
    {
        await using var target = Read(parsed);
        if (target.File is { } path)
        {
            var file = DataFolder.OfFile(path);
            return await (rehearsal ? file.OpenCopyAsync(cancellationToken) : file.OpenAsync(cancellationToken));
        }

        return await OpenStore.PrepareAsync(
            services => services.AddSocialKitCore().UsePostgreSql(parsed.GetValue(_postgres)!, parsed.GetValue(Schema) ?? DefaultSchema), null, cancellationToken);
    }

    public static OpenTarget Sqlite(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || Directory.Exists(path))
            throw new StoreOptionsException($"'{path}' is no file. Name the file of the database: --sqlite FILE, or its folder: --data DIR.");

        try
        {
            var store = new SqliteStore(path);
            return new OpenTarget($"--sqlite \"{path}\"", path, store, store.Schema, store.Doctor);
        }
        catch (ArgumentException)
        {
            throw new StoreOptionsException($"'{path}' names no file. Write it as --sqlite App_Data/{DataFolder.FileName}.");
        }
    }

    public static OpenTarget PostgreSql(string connection, string? schema)
    {
        try
        {
            var store = new PostgreSqlStore(connection, schema ?? DefaultSchema);
            return new OpenTarget($"--postgres \"…\"{(schema is null or DefaultSchema ? "" : $" --schema {schema}")}", null, store, store.Schema, store.Doctor);
        }
        catch (ArgumentException e) when (e.ParamName == "schema")
        {
            throw new StoreOptionsException(
                $"'{schema}' cannot be SocialKit's schema. It is its own: a lower-case letter, then up to 49 of a-z, 0-9 and '_', and not public or PostgreSQL's own, for example --schema socialkit.");
        }
        catch (ArgumentException)
        {
            throw new StoreOptionsException(
                "This is not a PostgreSQL connection string. Write it as --postgres \"Host=db;Database=intranet;Username=me;Password=…\".");
        }
    }

    IEnumerable<string> Given(ParseResult parsed) => new[] { _data, _sqlite, _postgres }.Select(parsed.GetValue).OfType<string>();
}

/// <summary>A database that a command works on.</summary>
/// <param name="Options">How the command line names it, without what is secret.</param>
/// <param name="File">The file of a SQLite database; null for another.</param>
/// <param name="Store">Its store, not prepared.</param>
/// <param name="Schema">Its tables.</param>
/// <param name="Doctor">Who examines it.</param>
sealed record OpenTarget(string Options, string? File, IAsyncDisposable Store, IStoreSchema Schema, IStoreDoctor Doctor) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Store.DisposeAsync();
}

/// <summary>The command line names no database that can be worked on; the message says what to write.</summary>
sealed class StoreOptionsException(string message) : Exception(message);
