using System.Globalization;
using Npgsql;

namespace SocialKit.PostgreSql;

/// <summary>Compares the schema with the numbered scripts of this assembly, and applies those it does not have yet.</summary>
internal sealed class SchemaUpdater(Database database, SchemaScripts scripts) : IStoreSchema
{
    public const int OldestServer = 15;

    /// <summary>The scripts in this assembly.</summary>
    public static SchemaScripts Scripts { get; } = SchemaScripts.Of(typeof(SchemaUpdater).Assembly);

    public int Newest => scripts.Newest;

    public async ValueTask<SchemaStatus> CheckAsync(CancellationToken cancellationToken) => await ExplainAsync(async () =>
    {
        await using var lease = await database.OpenAnyAsync(cancellationToken).ConfigureAwait(false);
        var connection = lease.Connection;
        CheckServer(connection, await AskAsync<string>(connection, "SHOW server_encoding", cancellationToken).ConfigureAwait(false));
        return Status(await ReadAsync(connection, cancellationToken).ConfigureAwait(false));
    }).ConfigureAwait(false);

    public async ValueTask<SchemaStatus> ApplyAsync(CancellationToken cancellationToken)
    {
        var status = await CheckAsync(cancellationToken).ConfigureAwait(false);
        while (status is { Problem: null, Missing.Count: > 0 })
        {
            status = Status(await ExplainAsync(() => ApplyNextAsync(cancellationToken)).ConfigureAwait(false));
        }

        return status;
    }

    public string Script(int from)
    {
        scripts.CheckFrom(from);
        return string.Join("\n", scripts.After(from).Select(script => $"BEGIN;\n{Lock}\n{TextOf(script)}COMMIT;\n"));
    }

    /// <summary>Makes sure that a store can work with the schema.</summary>
    /// <param name="apply">True to apply what is missing; else it is an error that says how to.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">The database cannot be used; the message says why and what to do.</exception>
    public async Task PrepareAsync(bool apply, CancellationToken cancellationToken)
    {
        var status = apply
            ? await ApplyAsync(cancellationToken).ConfigureAwait(false)
            : await CheckAsync(cancellationToken).ConfigureAwait(false);
        if (status.Problem is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        if (status.Missing.Count > 0)
        {
            throw new InvalidOperationException(Explain(status));
        }

        await ExplainAsync(async () =>
        {
            await using var lease = await database.OpenAnyAsync(cancellationToken).ConfigureAwait(false);
            await RunAsync(
                lease.Connection, $"INSERT INTO {database.Schema}.witness (id) SELECT $1 WHERE NOT EXISTS (SELECT 1 FROM {database.Schema}.witness) ON CONFLICT DO NOTHING",
                cancellationToken, Guid.NewGuid().ToByteArray()).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
    }

    /// <summary>What to run when scripts are missing.</summary>
    public string Explain(SchemaStatus status)
    {
        var option = database.Schema == PostgreSqlStore.DefaultSchema ? "" : $" --schema {database.Schema}";
        return $"The PostgreSQL schema '{database.Schema}' lacks {string.Join(", ", status.Missing)}. As a user who may make tables, run: "
            + $"socialkit schema apply --postgres \"{database.Described}\"{option} "
            + $"(or hand a DBA the statements: socialkit schema script --provider postgres{option} --from {status.Version}). "
            + "While developing, the application may do it by itself: UsePostgreSql(…, applySchema: true).";
    }

    // Of several processes one applies while the others wait.
    private string Lock => string.Create(
        CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({CommitLocks.KeyOf(database.Schema, "schema")});");

    // Making a schema needs a right that using one does not; so it is only asked for when there is none.
    private string TextOf(SchemaScript script) => string.Create(CultureInfo.InvariantCulture, $"""
        DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '{database.Schema}') THEN CREATE SCHEMA {database.Schema}; END IF; END $$;
        SET LOCAL search_path TO {database.Schema};
        CREATE TABLE IF NOT EXISTS schema_scripts (number bigint PRIMARY KEY, name text NOT NULL, applied timestamptz NOT NULL DEFAULT now());
        ALTER TABLE schema_scripts ADD COLUMN IF NOT EXISTS oldest bigint;
        {script.Text.TrimEnd()}
        INSERT INTO schema_scripts (number, name, oldest) VALUES ({script.Number}, '{script.Name}', {script.Oldest});

        """);

    private async Task<SchemaState> ApplyNextAsync(CancellationToken cancellationToken)
    {
        await using var lease = await database.OpenAnyAsync(cancellationToken).ConfigureAwait(false);
        var connection = lease.Connection;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await RunAsync(connection, Lock, cancellationToken).ConfigureAwait(false);

        // Another process may have been faster: only under the lock the state is sure.
        var state = await ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        if (scripts.Next(state) is { } script)
        {
            // A large table may take its time.
#pragma warning disable CA2100 // The scripts are part of this assembly.
            await using var command = new NpgsqlCommand(TextOf(script), connection, transaction) { CommandTimeout = 0 };
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            state = await ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return state;
    }

    // The catalog is asked as a table: to_regclass() may answer from a cache that has not yet heard what another process did while we waited for
    // it. Schemas from before the first release have no column for the oldest version; a row that does not say it allows only its own.
    private async Task<SchemaState> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (!await AskAsync<bool>(
            connection,
            $"SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '{database.Schema}' AND c.relname = 'schema_scripts')",
            cancellationToken).ConfigureAwait(false))
        {
            return default;
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.Add($"SELECT coalesce(max(number), 0), coalesce(max(coalesce((to_jsonb(s) ->> 'oldest')::bigint, number)), 0) FROM {database.Schema}.schema_scripts s");
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new SchemaState(reader.Int(0), reader.Int(1));
    }

    private SchemaStatus Status(SchemaState state) => scripts.StatusOf($"The PostgreSQL schema '{database.Schema}'", state);

    private static void CheckServer(NpgsqlConnection connection, string encoding)
    {
        if (connection.PostgreSqlVersion.Major < OldestServer)
        {
            throw new InvalidOperationException(
                $"SocialKit needs PostgreSQL {OldestServer} or newer; this server is {connection.PostgreSqlVersion}.");
        }

        if (encoding != "UTF8")
        {
            throw new InvalidOperationException(
                $"SocialKit needs a database that keeps text as UTF8; this one keeps it as {encoding}. Make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.");
        }
    }

    private static async Task<T> AskAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(sql);
        return (T)(await batch.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1068", Justification = "The values of the statement read best at the end.")]
    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object?[] values)
    {
        // Whoever waits for another process to apply a script waits for as long as that takes.
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        batch.Add(sql, values);
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> ExplainAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (NpgsqlException e)
        {
            throw new InvalidOperationException("SocialKit cannot use its PostgreSQL database: " + Explain(e), e);
        }
    }

    private string Explain(NpgsqlException e) => (e as PostgresException)?.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "the server does not accept this user or password.",
        PostgresErrorCodes.InvalidCatalogName => "there is no such database on the server. Make it first.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"the user lacks a right ({e.Message}). To make the schema: CREATE SCHEMA {database.Schema} AUTHORIZATION the_user; or GRANT CREATE ON DATABASE. "
            + $"To use one that somebody else made: GRANT USAGE ON SCHEMA {database.Schema} and GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {database.Schema} TO the_user.",
        PostgresErrorCodes.DuplicateTable => $"the schema '{database.Schema}' holds tables of somebody else. Name another one: UsePostgreSql(connectionString, \"socialkit\").",
        null => $"it cannot be reached. {e.Message}",
        _ => e.Message,
    };
}
