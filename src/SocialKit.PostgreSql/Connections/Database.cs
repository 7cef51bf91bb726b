using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace SocialKit.PostgreSql;

/// <summary>Opens connections to the database and runs reads on them.</summary>
internal sealed class Database : IAsyncDisposable
{
    // Who has a transaction that began before the given one ended.
    private const string OldestOpen = """
        SELECT coalesce(nullif(application_name, ''), 'process ' || pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND greatest(age(backend_xmin), age(backend_xid)) >= age($1::xid8::xid) ORDER BY xact_start
        """;

    private static readonly TimeSpan s_scrubPatience = TimeSpan.FromSeconds(60);
    private readonly NpgsqlDataSource _source;

    // Whoever finds every connection busy waits here: the driver's own queue would give up after a time of its own.
    private readonly SemaphoreSlim _free;
    private readonly string? _host;
    private readonly int _port;
    private readonly string? _name;
    private volatile bool _ready;
    private volatile bool _disposed;

    public Database(string connectionString, string schema, TimeSpan? deadline = null)
    {
        var builder = CheckSettings(connectionString, schema, deadline);
        Schema = schema;
        Deadline = deadline ?? DefaultDeadline;

        // A call ends by our own clock; the driver's ends what the call left behind. It does so later, because for each connection it first asks the
        // server to stop, and blocks a thread while that hears nothing either: nobody's answer may wait for such a thread.
        builder.Timeout = (int)Math.Ceiling(Deadline.TotalSeconds);
        builder.CommandTimeout = builder.Timeout + 1;
        builder.CancellationTimeout = -1;

        Described = Describe(builder);

        // Each statement is prepared where it is used twice, unless the host said otherwise: some connection poolers cannot bear it.
        if (!Mentions(connectionString, "MaxAutoPrepare"))
        {
            builder.MaxAutoPrepare = 200;
            builder.AutoPrepareMinUsages = 2;
        }

        if (!Mentions(connectionString, "ApplicationName"))
        {
            builder.ApplicationName = "SocialKit";
        }

        (_host, _port, _name) = (builder.Host, builder.Port, builder.Database ?? builder.Username);

        // No session is ever changed, and nobody else uses this pool.
        builder.NoResetOnClose = true;
        _free = new SemaphoreSlim(builder.MaxPoolSize);

        // What is read and written is bytes and text: nothing of the host's own types is needed.
        _source = new NpgsqlSlimDataSourceBuilder(builder.ConnectionString).EnableArrays().EnableTransportSecurity().Build();
    }

    /// <summary>How long a call may take when the host says nothing else.</summary>
    public static TimeSpan DefaultDeadline { get; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a call may take, waiting for a connection and every attempt included.</summary>
    public TimeSpan Deadline { get; }

    /// <summary>The checked name of SocialKit's own schema; it needs no quotes.</summary>
    public string Schema { get; }

    /// <summary>The connection string without what is secret or beside the point.</summary>
    public string Described { get; }

    /// <summary>True when a connection of the host's is set up with the same address. Another spelling of the address is not recognised.</summary>
    public bool HasAddressOf(NpgsqlConnection connection) =>
        connection.Port == _port && connection.Database == _name && string.Equals(connection.Host, _host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Checks what the host gave, without connecting.</summary>
    /// <exception cref="ArgumentException">It is not well formed.</exception>
    public static NpgsqlConnectionStringBuilder CheckSettings(string connectionString, string schema, TimeSpan? deadline)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        ArgumentNullException.ThrowIfNull(schema);
        if (schema is not { Length: >= 1 and <= 50 } || !char.IsAsciiLetterLower(schema[0])
            || !schema.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            || schema.StartsWith("pg_", StringComparison.Ordinal) || schema is "public" or "information_schema")
        {
            throw new ArgumentException(
                "SocialKit's schema is its own: a lower-case letter, then up to 49 of a-z, 0-9 and '_', and not public or PostgreSQL's own, for example UsePostgreSql(connectionString, \"socialkit\").",
                nameof(schema));
        }

        if (deadline < TimeSpan.FromMilliseconds(100) || deadline > TimeSpan.FromMinutes(10))
        {
            throw new ArgumentException("The deadline of a call to PostgreSQL is 100 milliseconds to 10 minutes.", nameof(deadline));
        }

        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new ArgumentException(
                "This is not a PostgreSQL connection string. Write it as UsePostgreSql(\"Host=…;Database=…;Username=…;Password=…\").", nameof(connectionString));
        }
    }

    public static InvalidOperationException NotPrepared() =>
        new("The PostgreSQL store was used before it was prepared. Await store.PrepareAsync() at start.");

    /// <summary>From here on connections are handed out.</summary>
    public void MarkReady() => _ready = true;

    /// <summary>Puts the witness back when a crash of the server has wiped it; $1 is its id then.</summary>
    public static string KeepWitness(string schema) =>
        $"INSERT INTO {schema}.witness (id) SELECT $1 WHERE NOT EXISTS (SELECT 1 FROM {schema}.witness) ON CONFLICT DO NOTHING";

    /// <summary>A connection for commits and reads.</summary>
    public ValueTask<Lease> OpenAsync(CancellationToken cancellationToken)
    {
        ThrowIfNotReady();
        return OpenAnyAsync(cancellationToken);
    }

    /// <summary>A connection for the schema, before the store is ready.</summary>
    public async ValueTask<Lease> OpenAnyAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(PostgreSqlStore));
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new Lease(await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false), _free);
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    /// <summary>Checks at once what a read may ask: its scope and that the store is ready.</summary>
    public void Check(AccessScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfNotReady();
    }

    /// <summary>One statement of one tenant, whose name is $1: it sees everything that is committed as it begins.</summary>
    public async ValueTask<List<T>> QueryAsync<T>(
        AccessScope scope, string sql, Func<DbDataReader, T> read, object?[] values, CancellationToken cancellationToken)
    {
        Check(scope, cancellationToken);
        return await RetryAsync(
            async connection =>
            {
                await using var batch = new NpgsqlBatch(connection);
                batch.Add(sql, [scope.Tenant.Value, .. values]);
                await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
                return await ReadAsync(reader, read, CancellationToken.None).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What is left of one result.</summary>
    public static async ValueTask<List<T>> ReadAsync<T>(NpgsqlDataReader reader, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>
    /// Runs a call that ends when its time is over, whatever the network does. What it has begun then ends by itself behind it; the call's token
    /// tells it to begin nothing more.
    /// </summary>
    /// <exception cref="TimeoutException">The time was over.</exception>
    public async ValueTask<T> LimitAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = call(limit.Token);
        await ((Task)work.WaitAsync(Deadline, CancellationToken.None)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!work.IsCompleted)
        {
            await limit.CancelAsync().ConfigureAwait(false);
            _ = work.ContinueWith(static left => left.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw NoAnswer(null);
        }

        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (NpgsqlException e) when (e.InnerException is TimeoutException)
        {
            throw NoAnswer(e);
        }
    }

    /// <summary>Runs work that may run twice, again after a failure that passes.</summary>
    public ValueTask<T> RetryAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken) =>
        LimitAsync(token => RetryUnlimitedAsync(work, token), cancellationToken);

    private async Task<T> RetryUnlimitedAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var lease = await OpenAsync(cancellationToken).ConfigureAwait(false);
                return await work(lease.Connection).ConfigureAwait(false);
            }
            catch (Exception e) when (Faults.Passes(e))
            {
                if (!await Faults.WaitAsync(attempt, started, Deadline, cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Writes the tables anew without what was removed: removing alone leaves the bytes where they were.</summary>
    /// <exception cref="TimeoutException">A transaction stayed open that may still read what was removed, so the server keeps it.</exception>
    public async ValueTask ScrubAsync(CancellationToken cancellationToken)
    {
        await using var lease = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var number = await AskAsync(lease.Connection, "SELECT pg_current_xact_id()::text", cancellationToken).ConfigureAwait(false);
        for (var started = Stopwatch.GetTimestamp(); await AskAsync(lease.Connection, OldestOpen, cancellationToken, number[0]).ConfigureAwait(false) is [var open, ..];)
        {
            if (Stopwatch.GetElapsedTime(started) > s_scrubPatience)
            {
                throw new TimeoutException(
                    $"A transaction of {open} stayed open for more than {s_scrubPatience.TotalSeconds:0} seconds and may still read what was removed, so PostgreSQL keeps it. End that transaction and scrub again.");
            }

            await Task.Delay(50, cancellationToken).ConfigureAwait(false);
        }

        foreach (var table in await AskAsync(
            lease.Connection, "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = $1 ORDER BY 1", cancellationToken, Schema).ConfigureAwait(false))
        {
            // A statement that runs alone: it cannot be part of a transaction. The caller may stop between two tables.
            cancellationToken.ThrowIfCancellationRequested();
#pragma warning disable CA2100 // The schema is checked, and the server quoted the name.
            await using var vacuum = new NpgsqlCommand($"VACUUM (FULL) {Schema}.{table}", lease.Connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
            await vacuum.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        await _source.DisposeAsync().ConfigureAwait(false);
        _free.Dispose();
    }

    public void ThrowIfNotReady()
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(PostgreSqlStore));
        if (!_ready)
        {
            throw NotPrepared();
        }
    }

    private static string Describe(NpgsqlConnectionStringBuilder builder)
    {
        (string Key, string? Value)[] parts =
        [
            ("Host", builder.Host),
            ("Port", builder.Port == NpgsqlConnection.DefaultPort ? null : builder.Port.ToString(CultureInfo.InvariantCulture)),
            ("Database", builder.Database),
            ("Username", builder.Username),
            ("Password", builder.Password is null ? null : "…"),
        ];
        return string.Join(';', parts.Where(part => part.Value is not null).Select(part => $"{part.Key}={part.Value}"));
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1068", Justification = "The values of the statement read best at the end.")]
    private static async Task<List<string>> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object?[] values)
    {
        await using var ask = new NpgsqlBatch(connection);
        ask.Add(sql, values);
        await using var reader = await ask.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await ReadAsync(reader, row => row.GetString(0), cancellationToken).ConfigureAwait(false);
    }

    private TimeoutException NoAnswer(Exception? e) => new($"PostgreSQL did not answer within {Deadline.TotalSeconds:0.#} seconds.", e);

    private static bool Mentions(string connectionString, string key) =>
        connectionString.Replace(" ", "", StringComparison.Ordinal).Contains(key + "=", StringComparison.OrdinalIgnoreCase);

    /// <summary>An open connection until it is disposed.</summary>
    internal readonly struct Lease(NpgsqlConnection connection, SemaphoreSlim free) : IAsyncDisposable
    {
        public NpgsqlConnection Connection => connection;

        public async ValueTask DisposeAsync()
        {
            try
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }
            finally
            {
                free.Release();
            }
        }
    }
}
