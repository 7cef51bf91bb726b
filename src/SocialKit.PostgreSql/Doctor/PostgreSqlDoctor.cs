using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;

namespace SocialKit.PostgreSql;

/// <summary>Examines a database, also while applications use it.</summary>
internal sealed class PostgreSqlDoctor(Database database, SchemaUpdater schema) : IStoreDoctor
{
    public async IAsyncEnumerable<Finding> ExamineAsync(bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (status, problem) = await schema.TryCheckAsync(cancellationToken).ConfigureAwait(false);
        if (problem is not null)
        {
            yield return new Finding("database", Health.Failed, problem);
            yield break;
        }

        await using var lease = await database.OpenAnyAsync(cancellationToken).ConfigureAwait(false);
        var connection = lease.Connection;
        yield return new Finding("database", Health.Ok, $"Reached with {database.Described}.");
        yield return new Finding("PostgreSQL", Health.Ok, $"Version {connection.PostgreSqlVersion}; SocialKit needs {SchemaUpdater.OldestServer} or newer.");
        yield return new Finding("encoding", Health.Ok, "Text is kept as UTF8.");
        yield return SchemaFinding(status!);
        yield return Setting(connection, "synchronous_commit", Health.Warning,
            "a crash of the server may lose the last commits that were acknowledged. Set it to on for this user: ALTER ROLE … SET synchronous_commit = on.");
        yield return Setting(connection, "fsync", Health.Failed, "a power cut may destroy the whole database. Set fsync = on in postgresql.conf.");
        yield return Setting(connection, "full_page_writes", Health.Failed, "a power cut may destroy pages. Set full_page_writes = on in postgresql.conf.");
        var size = await Task.Run(() => Ask(connection, "SELECT pg_size_pretty(pg_database_size(current_database()))"), cancellationToken).ConfigureAwait(false);
        yield return new Finding("disk", Health.Ok, $"The database has {size}. The free space of the server's disk cannot be asked for from here: watch it there.");
        if (status is { Missing.Count: > 0 } or { Problem: not null })
        {
            yield break;
        }

        foreach (var finding in await Task.Run(() => Examine(connection, full, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            yield return finding;
        }
    }

    private Finding SchemaFinding(SchemaStatus status) => status switch
    {
        { Problem: { } problem } => new Finding("schema", Health.Failed, problem),
        { Missing.Count: > 0 } => new Finding("schema", Health.Failed, schema.Explain(status)),
        _ => new Finding("schema", Health.Ok, status.Version > status.Newest
            ? $"'{database.Schema}' has version {status.Version}, newer than this tool's {status.Newest}, which may go on."
            : $"'{database.Schema}' has version {status.Version}, the newest."),
    };

    private static Finding Setting(NpgsqlConnection connection, string name, Health worst, string meaning)
    {
        var value = Ask(connection, $"SHOW {name}");
        return value == "off" ? new Finding(name, worst, $"{value}: {meaning}") : new Finding(name, Health.Ok, value);
    }

    private static string Ask(NpgsqlConnection connection, string sql)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.Add(sql);
        return (string)batch.ExecuteScalar()!;
    }

    private List<Finding> Examine(NpgsqlConnection connection, bool full, CancellationToken cancellationToken)
    {
        try
        {
            // One state, whatever is written meanwhile.
            using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
            var dialect = new Dialect(connection, database.Schema);
            var findings = new RecordExamination(dialect, full, cancellationToken).Run().ToList();
            using var command = dialect.Command($"""
                SELECT coalesce(h.tenant, a.tenant), coalesce(h.position, 0), coalesce(a.count, 0), coalesce(a.first, 0), coalesce(a.last, 0) FROM {database.Schema}.log_heads h
                FULL JOIN (SELECT tenant, count(*), min(position), max(position) FROM {database.Schema}.activities GROUP BY tenant) a(tenant, count, first, last) ON a.tenant = h.tenant
                """);
            using var reader = command.ExecuteReader();
            var logs = new List<(string, long, long, long, long)>();
            while (reader.Read())
            {
                logs.Add((reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4)));
            }

            findings.Add(RecordExamination.JudgeLogs(logs));
            return findings;
        }
        catch (Exception e) when (e is NpgsqlException or InvalidCastException or FormatException or ArgumentException or NotSupportedException)
        {
            return [new Finding("records", Health.Failed, $"They cannot be read: {e.Message} Restore a backup beside this database and compare.")];
        }
    }

    private sealed class Dialect(NpgsqlConnection connection, string schema) : IDialect
    {
        public string Prefix { get; } = schema + ".";

        // A counter is its row and the changes that wait to be added to it.
        public string Counters { get; } = $"""
            (SELECT tenant, subject, name, sum(value)::bigint AS value FROM (
              SELECT tenant, subject, name, value FROM {schema}.counters UNION ALL SELECT tenant, subject, name, change FROM {schema}.counter_changes) c
            GROUP BY tenant, subject, name) counters
            """;

        // Each table is asked for the next tenant after the last one: a seek in its key, however many rows there are.
        public IReadOnlyList<(object Key, string Name)> Tenants
        {
            get
            {
                var tenants = new SortedSet<string>(StringComparer.Ordinal);
                foreach (var table in RecordTables.All.Select(table => table.Name).Append("counters").Append("uniques"))
                {
                    for (var last = ""; last is not null;)
                    {
                        using var command = Command($"SELECT min(tenant) FROM {Prefix}{table} WHERE tenant > $1", last);
                        last = command.ExecuteScalar() as string;
                        if (last is not null)
                        {
                            tenants.Add(last);
                        }
                    }
                }

                return [.. tenants.Select(tenant => ((object)tenant, tenant))];
            }
        }

        public DbCommand Command(string sql, params ReadOnlySpan<object> values)
        {
#pragma warning disable CA2100 // Every text that comes here is built of constants and the checked schema; values are parameters.
            var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
            foreach (var value in values)
            {
                command.Parameters.Add(value is byte[][] blobs ? Parameters.Blobs(blobs) : new NpgsqlParameter { Value = value });
            }

            return command;
        }

        public string Rows(string parameter) => $"SELECT unnest({parameter}::bytea[])";

        public object UniqueValue(string value) => value.ToKey();
    }
}
