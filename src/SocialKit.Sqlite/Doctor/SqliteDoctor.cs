using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace SocialKit.Sqlite;

/// <summary>Examines a file, also while applications use it.</summary>
internal sealed class SqliteDoctor(Database database, SchemaUpdater schema) : IStoreDoctor
{
    private const long Megabyte = 1024 * 1024;

    public async IAsyncEnumerable<Finding> ExamineAsync(bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!File.Exists(database.FilePath))
        {
            yield return new Finding(
                "database", Health.Failed, $"There is no file '{database.FilePath}'. Name the right one; the application makes it when it first starts.");
            yield break;
        }

        var (status, problem) = await schema.TryCheckAsync(cancellationToken).ConfigureAwait(false);
        if (problem is not null)
        {
            yield return new Finding("database", Health.Failed, problem);
            yield break;
        }

        using var session = database.OpenExisting();
        var size = FileSize();
        yield return session.IsReadOnly
            ? new Finding("database", Health.Failed, $"'{database.FilePath}' is read-only. Let the application write to the file and to its folder.")
            : new Finding("database", Health.Ok, $"'{database.FilePath}' can be opened; it has {Megabytes(size)}.");
        yield return SchemaFinding(status!);
        yield return new Finding(
            "SQLite", Health.Ok, $"This tool brings {session.Text("SELECT sqlite_version()")}. An application brings its own and refuses to start below {SchemaUpdater.OldestSqlite}.");
        var journal = session.Text("PRAGMA journal_mode");
        yield return journal == "wal"
            ? new Finding("journal mode", Health.Ok, "wal: readers do not wait for the writer.")
            : new Finding(
                "journal mode", Health.Warning, $"{journal}: safe, but readers and the writer wait for each other. SocialKit leaves a host's choice alone; to change it, run PRAGMA journal_mode = WAL once.");
        yield return new Finding("synchronous", Health.Ok, "SocialKit's own connections write with synchronous = FULL, whatever others choose: a commit that returned survives a power cut.");
        yield return DiskFinding(size);
        yield return await Task.Run(() => Integrity(session, full), cancellationToken).ConfigureAwait(false);
        if (status is { Missing.Count: > 0 } or { Problem: not null })
        {
            yield break;
        }

        foreach (var finding in await Task.Run(() => Examine(session, full, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            yield return finding;
        }
    }

    private Finding SchemaFinding(SchemaStatus status) => status switch
    {
        { Problem: { } problem } => new Finding("schema", Health.Failed, problem),
        { Missing: { Count: > 0 } missing } => new Finding(
            "schema", Health.Warning, $"{string.Join(", ", missing)} not yet applied. The application does it when it starts; or run: socialkit schema apply --sqlite \"{database.FilePath}\""),
        _ => new Finding("schema", Health.Ok, status.Version > status.Newest
            ? $"Version {status.Version}, newer than this tool's {status.Newest}, which may go on."
            : $"Version {status.Version}, the newest."),
    };

    private Finding DiskFinding(long size)
    {
        var drive = new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(database.FilePath))!);
        var free = drive.AvailableFreeSpace;
        return free < 64 * Megabyte
            ? new Finding("disk", Health.Failed, $"{Megabytes(free)} free: writing is about to fail. Make room.")
            : free < size + (256 * Megabyte)
                ? new Finding("disk", Health.Warning, $"{Megabytes(free)} free, too little for a copy of the file. Make room before the next backup.")
                : new Finding("disk", Health.Ok, $"{Megabytes(free)} free.");
    }

    private static Finding Integrity(Session session, bool full)
    {
        var check = full ? "integrity_check" : "quick_check";
        try
        {
            var found = session.Query($"PRAGMA {check}(5)", row => row.GetString(0));
            return found is ["ok"]
                ? new Finding(check, Health.Ok, "The file is sound.")
                : new Finding(check, Health.Failed, $"The file is damaged: {string.Join("; ", found)}. Restore a backup; keep this file to recover what is newer.");
        }
        catch (SqliteException e)
        {
            return new Finding(check, Health.Failed, $"The file cannot be read: {e.Message}. Restore a backup; keep this file to recover what is newer.");
        }
    }

    private static List<Finding> Examine(Session session, bool full, CancellationToken cancellationToken)
    {
        try
        {
            return session.InOneState(() =>
            {
                var findings = new RecordExamination(new Dialect(session), full, cancellationToken).Run().ToList();
                findings.Add(RecordExamination.JudgeLogs(session.Query(
                    """
                    SELECT t.name, t.position, count(a.position), coalesce(min(a.position), 0), coalesce(max(a.position), 0)
                    FROM sk_tenants t LEFT JOIN sk_activities a ON a.tenant = t.tenant GROUP BY t.tenant
                    """,
                    row => (row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)))));
                return findings;
            });
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException or FormatException or ArgumentException or NotSupportedException)
        {
            return [new Finding("records", Health.Failed, $"They cannot be read: {e.Message} Restore a backup; keep this file to recover what is newer.")];
        }
    }

    // What is still in the log beside the file counts as well.
    private long FileSize()
    {
        var log = new FileInfo(database.FilePath + "-wal");
        return new FileInfo(database.FilePath).Length + (log.Exists ? log.Length : 0);
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)Megabyte:N0} MB");

    private sealed class Dialect(Session session) : IDialect
    {
        public string Prefix => "sk_";

        public string Counters => "sk_counters";

        public IReadOnlyList<(object Key, string Name)> Tenants { get; } =
            session.Query("SELECT tenant, name FROM sk_tenants ORDER BY tenant", row => ((object)row.GetInt64(0), row.GetString(1)));

        public DbCommand Command(string sql, params ReadOnlySpan<object> values)
        {
            var command = session.Connection.CreateCommand();
#pragma warning disable CA2100 // Every text that comes here is built of constants; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++)
            {
                var value = values[i] is byte[][] blobs ? JsonLists.Write(blobs.Select(blob => new object[] { blob })) : values[i];
                command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), value);
            }

            return command;
        }

        public string Rows(string parameter) => $"SELECT unhex(value ->> 0) FROM json_each({parameter})";

        public object UniqueValue(string value) => value;
    }
}
