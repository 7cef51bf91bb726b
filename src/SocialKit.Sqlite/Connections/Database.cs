using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SocialKit.Sqlite;

/// <summary>Opens the file, and keeps open connections with their prepared statements for readers.</summary>
internal sealed class Database : IDisposable
{
    private const int IdleReaders = 16;
    private readonly string _connectionString;
    private readonly ConcurrentBag<Session> _idle = [];
    private readonly ConcurrentDictionary<TenantId, long> _tenants = new();

    // Asking the bag would stop every other reader. A connection too many does no harm.
    private int _idleCount;
    private volatile int _generation;
    private volatile bool _ready;
    private volatile bool _disposed;
    private string? _file;

    private readonly Func<string, string>? _change;

    /// <param name="connectionStringOrPath">Where the file is.</param>
    /// <param name="change">For tests that break the store on purpose: rewrites each statement. Null in every use.</param>
    public Database(string connectionStringOrPath, Func<string, string>? change = null)
    {
        _change = change;
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionStringOrPath);
        var builder = LooksLikeConnectionString(connectionStringOrPath)
            ? new SqliteConnectionStringBuilder(connectionStringOrPath)
            : new SqliteConnectionStringBuilder { DataSource = connectionStringOrPath };
        if (builder.DataSource is "" or ":memory:" || builder.Mode == SqliteOpenMode.Memory)
        {
            throw new ArgumentException(
                "The SQLite store needs a file, for example UseSqlite(\"App_Data/socialkit.db\"). For a store in memory call UseInMemory().",
                nameof(connectionStringOrPath));
        }

        // Connections are kept here, together with their statements; the driver's own pool would throw the statements away.
        builder.Pooling = false;
        builder.DefaultTimeout = (int)BusyTimeout.TotalSeconds;
        FilePath = builder.DataSource;
        _connectionString = builder.ConnectionString;
    }

    /// <summary>How long to wait for another writer of the same file, such as the host's own transactions.</summary>
    public static TimeSpan BusyTimeout { get; } = TimeSpan.FromSeconds(5);

    public string FilePath { get; }

    public void Dispose()
    {
        _disposed = true;
        CloseIdle();
    }

    /// <summary>
    /// Closes every reader, now or when its read is over. The connections of one process to one file share what they know of it: one that was
    /// opened while the file could not be written would make all others read-only for as long as it is open.
    /// </summary>
    public void Renew()
    {
        _generation++;
        CloseIdle();
    }

    public static InvalidOperationException NotPrepared() =>
        new("The SQLite store was used before it was prepared. Await store.PrepareAsync() at start.");

    /// <summary>From here on sessions are handed out.</summary>
    public void MarkReady()
    {
        using var session = Open();
        _file = session.File;
        _ready = true;
    }

    /// <summary>True for a connection of somebody else's that has the same file open.</summary>
    public bool IsFileOf(SqliteConnection connection) => string.Equals(
        Session.FileOf(connection), _file, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>Borrows the host's connection for one commit.</summary>
    public Session Borrow(SqliteConnection connection)
    {
        ThrowIfNotReady();
        return new Session(connection, _change, borrowed: true);
    }

    /// <summary>Opens a connection for the writer or for the schema.</summary>
    public Session Open() => Open(_connectionString);

    /// <summary>Opens a connection to look around: no file is made.</summary>
    public Session OpenExisting() => Open(new SqliteConnectionStringBuilder(_connectionString) { Mode = SqliteOpenMode.ReadWrite }.ConnectionString);

    private Session Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            raw.sqlite3_busy_timeout(connection.Handle, (int)BusyTimeout.TotalMilliseconds);
            return new Session(connection, _change);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens the writer's connection: every commit reaches the disk, and what is removed is overwritten.</summary>
    public Session OpenWriter(string synchronous)
    {
        ThrowIfNotReady();
        var session = Open();
        session.ExecuteOnce($"PRAGMA synchronous = {synchronous}; PRAGMA secure_delete = ON;");
        return session;
    }

    /// <summary>
    /// Runs a read of one tenant on a connection of its own. Each statement sees the state of the database as it begins, so a read that
    /// follows a commit sees it. A tenant that never wrote answers with <paramref name="none"/>.
    /// </summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1068", Justification = "A lambda of several lines reads best at the end.")]
    public ValueTask<TAnswer> Read<TAnswer>(AccessScope scope, TAnswer none, CancellationToken cancellationToken, Func<Session, long, TAnswer> read)
    {
        ArgumentNullException.ThrowIfNull(scope);
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfNotReady();
        var session = _idle.TryTake(out var idle) ? idle : OpenReader();
        if (idle is not null)
        {
            Interlocked.Decrement(ref _idleCount);
        }

        var sound = false;
        try
        {
            var answer = TenantRow(session, scope.Tenant) is { } tenant ? read(session, tenant) : none;
            sound = true;
            return ValueTask.FromResult(answer);
        }
        finally
        {
            // After a failure nobody knows what state the connection is in.
            if (sound && !_disposed && session.Generation == _generation && Volatile.Read(ref _idleCount) < IdleReaders)
            {
                Interlocked.Increment(ref _idleCount);
                _idle.Add(session);
            }
            else
            {
                session.Dispose();
            }
        }
    }

    /// <summary>The row of a tenant, once it is known to be committed.</summary>
    public bool TryGetTenant(TenantId tenant, out long row) => _tenants.TryGetValue(tenant, out row);

    /// <summary>Remembers a tenant's row, which never changes. Only for rows that are committed.</summary>
    public void Remember(TenantId tenant, long row) => _tenants[tenant] = row;

    private long? TenantRow(Session session, TenantId tenant)
    {
        if (_tenants.TryGetValue(tenant, out var known))
        {
            return known;
        }

        // A reader sees committed rows only, so what it finds may be kept; that there is none yet may not.
        var row = session.Number("SELECT tenant FROM sk_tenants WHERE name = ?1", tenant.Value);
        if (row is { } found)
        {
            Remember(tenant, found);
        }

        return row;
    }

    private Session OpenReader()
    {
        var generation = _generation;
        var session = Open();
        session.Generation = generation;
        session.ExecuteOnce("PRAGMA query_only = ON;");
        return session;
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out var session))
        {
            Interlocked.Decrement(ref _idleCount);
            session.Dispose();
        }
    }

    private void ThrowIfNotReady()
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteStore));
        if (!_ready)
        {
            throw NotPrepared();
        }
    }

    private static bool LooksLikeConnectionString(string text) =>
        text.Split(';')[0].Split('=') is [var key, _, ..] && key.Trim().ToUpperInvariant() is "DATA SOURCE" or "DATASOURCE" or "FILENAME" or "MODE";
}
