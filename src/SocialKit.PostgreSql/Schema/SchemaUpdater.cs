using System.Globalization;
using Npgsql;

namespace SocialKit.PostgreSql;

/// <summary>Compares the schema with the numbered scripts of this assembly, and applies those it does not have yet.</summary>
internal sealed class SchemaUpdater(Database database)
{
    private const int OldestServer = 15;

    /// <summary>The scripts in this assembly, by number.</summary>
    public static IReadOnlyList<(int Number, string Name)> Scripts { get; } =
    [
        .. typeof(SchemaUpdater).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => (Number: int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), Name: name))
            .OrderBy(script => script.Number),
    ];

    /// <summary>How many of the scripts the schema has; 0 when there is no schema. Changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The database cannot be used; the message says why and what to do.</exception>
    public Task<long> CheckAsync(CancellationToken cancellationToken) => ExplainAsync(async () =>
    {
        await using var lease = await database.OpenAnyAsync(cancellationToken).ConfigureAwait(false);
        var connection = lease.Connection;
        CheckServer(connection, await AskAsync<string>(connection, "SHOW server_encoding", cancellationToken).ConfigureAwait(false));
        return await VersionAsync(connection, cancellationToken).ConfigureAwait(false);
    });

    /// <summary>Makes the schema current. Of several processes one does it while the others wait.</summary>
    /// <exception cref="InvalidOperationException">The database cannot be used; the message says why and what to do.</exception>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (await CheckAsync(cancellationToken).ConfigureAwait(false) < Scripts[^1].Number)
        {
            await ExplainAsync(() => ApplyMissingAsync(cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task<long> ApplyMissingAsync(CancellationToken cancellationToken)
    {
        await using var lease = await database.OpenAnyAsync(cancellationToken).ConfigureAwait(false);
        var connection = lease.Connection;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await RunAsync(connection, "SELECT pg_advisory_xact_lock($1)", cancellationToken, CommitLocks.KeyOf(database.Schema, "schema")).ConfigureAwait(false);

        // Another process may have been faster: only under the lock the version is sure. Making a schema needs a right that using it does not.
        if (await AskAsync<bool>(connection, $"SELECT to_regnamespace('{database.Schema}') IS NULL", cancellationToken).ConfigureAwait(false))
        {
            await RunAsync(connection, $"CREATE SCHEMA {database.Schema}", cancellationToken).ConfigureAwait(false);
        }

        await RunAsync(connection, $"SET LOCAL search_path TO {database.Schema}", cancellationToken).ConfigureAwait(false);
        await RunAsync(
            connection,
            "CREATE TABLE IF NOT EXISTS schema_scripts (number bigint PRIMARY KEY, name text NOT NULL, applied timestamptz NOT NULL DEFAULT now())",
            cancellationToken).ConfigureAwait(false);
        var version = await VersionAsync(connection, cancellationToken).ConfigureAwait(false);
        foreach (var script in Scripts.Where(script => script.Number > version))
        {
#pragma warning disable CA2100 // The scripts are part of this assembly.
            await using var command = new NpgsqlCommand(TextOf(script.Name), connection, transaction) { CommandTimeout = 0 };
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            await RunAsync(
                connection, "INSERT INTO schema_scripts (number, name) VALUES ($1, $2)", cancellationToken, (long)script.Number, script.Name).ConfigureAwait(false);
        }

        await RunAsync(connection, "INSERT INTO witness (id) VALUES ($1) ON CONFLICT DO NOTHING", cancellationToken, Guid.NewGuid().ToByteArray()).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return Scripts[^1].Number;
    }

    // A script only adds, so that during an update nodes with the version before may go on. More than one step behind, that is not tested.
    private async Task<long> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await AskAsync<bool>(connection, $"SELECT to_regclass('{database.Schema}.schema_scripts') IS NULL", cancellationToken).ConfigureAwait(false))
        {
            return 0;
        }

        var version = await AskAsync<long>(
            connection, $"SELECT coalesce(max(number), 0) FROM {database.Schema}.schema_scripts", cancellationToken).ConfigureAwait(false);
        var newest = Scripts[^1].Number;
        return version <= newest + 1
            ? version
            : throw new InvalidOperationException(
                $"The schema '{database.Schema}' was written by a newer SocialKit (script {version}, this one knows {newest}). Update the SocialKit packages.");
    }

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
        // A script, and waiting for another process that applies it, take the time they need.
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        batch.Add(sql, values);
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string TextOf(string name)
    {
        using var reader = new StreamReader(typeof(SchemaUpdater).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
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
            $"the user lacks a right ({e.Message}). Let a DBA run: CREATE SCHEMA {database.Schema} AUTHORIZATION the_user; or GRANT CREATE ON DATABASE.",
        PostgresErrorCodes.DuplicateTable => $"the schema '{database.Schema}' holds tables of somebody else. Name another one: UsePostgreSql(connectionString, \"socialkit\").",
        null => $"it cannot be reached. {e.Message}",
        _ => e.Message,
    };
}
