using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace SocialKit.PostgreSql;

/// <summary>
/// Gives log entries their positions once they are committed: one at a time for each tenant, whoever holds its lock. Whoever reads first does it
/// for everybody; a background task does it when nobody reads. It looks only at what is committed, so an open transaction, ours or a
/// stranger's, delays no entry but its own, and a position once seen never gets an earlier neighbour.
/// </summary>
internal sealed class Sequencer(Database database) : IAsyncDisposable
{
    // Entries moved in one transaction; a reader who finds more goes on.
    private const long AtMost = 5_000;
    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(1);

    private readonly string _move = $"""
        WITH moved AS (
          DELETE FROM {database.Schema}.unsequenced u USING (
            SELECT tenant, number FROM {database.Schema}.unsequenced WHERE tenant = $1 ORDER BY number LIMIT $2) n
          WHERE u.tenant = n.tenant AND u.number = n.number
          RETURNING u.number, u.actor, u.verb, u.object, u.target, u.at),
        head AS (
          INSERT INTO {database.Schema}.log_heads AS h (tenant, position) SELECT $1, count(*) FROM moved HAVING count(*) > 0
          ON CONFLICT (tenant) DO UPDATE SET position = h.position + excluded.position
          RETURNING position)
        INSERT INTO {database.Schema}.activities (tenant, position, actor, verb, object, target, at)
        SELECT $1, head.position - (SELECT count(*) FROM moved) + row_number() OVER (ORDER BY m.number), m.actor, m.verb, m.object, m.target, m.at
        FROM moved m CROSS JOIN head
        """;

    private readonly string _fold = CounterSql.Fold(database.Schema);

    private readonly ConcurrentDictionary<TenantId, bool> _woken = new();

    // Never disposed: a commit may return after the store was closed.
    private readonly SemaphoreSlim _signal = new(0);

    private readonly CancellationTokenSource _stop = new();
    private Task _work = Task.CompletedTask;

    /// <summary>Starts the background task.</summary>
    public void Start() => _work = Task.Run(RunAsync);

    /// <summary>A tenant has new entries.</summary>
    public void Wake(TenantId tenant)
    {
        if (_woken.TryAdd(tenant, true))
        {
            _signal.Release();
        }
    }

    /// <summary>Gives positions to what is committed; true when there may be more than one turn moves.</summary>
    public async ValueTask<bool> MoveAsync(TenantId tenant, CancellationToken cancellationToken) => await database.RetryAsync(
        async connection =>
        {
            // All in one message: the server never holds the lock while it waits for us. The lock is let go only after its transaction is seen
            // by all, so whoever has it next goes on from there. Running it again moves nothing twice.
            await using var batch = new NpgsqlBatch(connection);
            batch.Add("BEGIN ISOLATION LEVEL READ COMMITTED");
            batch.Add("SELECT pg_advisory_xact_lock($1)", CommitLocks.KeyOf(database.Schema, tenant.Value, "log"));
            batch.Add(_move, tenant.Value, AtMost);
            batch.Add("COMMIT");
            return await batch.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false) >= AtMost;
        },
        cancellationToken).ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var stop = _stop.Token;
        var asked = 0L;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                // Wakes at once for our own entries and once a second for those that another process left behind.
                await _signal.WaitAsync(s_poll, stop).ConfigureAwait(false);
                List<TenantId> others = [];
                if (Stopwatch.GetElapsedTime(asked) >= s_poll)
                {
                    (others, var counting) = await OthersAsync(stop).ConfigureAwait(false);
                    asked = Stopwatch.GetTimestamp();
                    foreach (var tenant in counting)
                    {
                        await FoldAsync(tenant, stop).ConfigureAwait(false);
                    }
                }

                foreach (var tenant in _woken.Keys.Concat(others).Distinct())
                {
                    _woken.TryRemove(tenant, out _);
                    while (await MoveAsync(tenant, stop).ConfigureAwait(false))
                    {
                    }
                }

                // What comes in the meantime is moved together.
                await Task.Delay(50, stop).ConfigureAwait(false);
            }
            catch (Exception e) when (e is NpgsqlException or OperationCanceledException or IOException or TimeoutException or ObjectDisposedException)
            {
                // Nothing is lost: the entries wait, readers move them as well, and the next turn comes within a second.
                await Task.WhenAny(Task.Delay(s_poll, stop)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Adds changes that are committed to their counters. What is left over is folded a second later; until then it is read as it lies.</summary>
    public async ValueTask FoldAsync(TenantId tenant, CancellationToken cancellationToken) => await database.RetryAsync(
        async connection =>
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.Add(_fold, tenant.Value, AtMost);
            return await batch.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>Tenants with entries that wait, and tenants with changes of counters; and the witness is put back when a crash has wiped it.</summary>
    private async Task<(List<TenantId> Logging, List<TenantId> Counting)> OthersAsync(CancellationToken cancellationToken) => await database.RetryAsync(
        async connection =>
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.Add(Database.KeepWitness(database.Schema), Guid.NewGuid().ToByteArray());
            batch.Add($"SELECT DISTINCT tenant FROM (SELECT tenant FROM {database.Schema}.unsequenced LIMIT 1000) u");
            batch.Add($"SELECT DISTINCT tenant FROM (SELECT tenant FROM {database.Schema}.counter_changes LIMIT 1000) c");
            await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
            var logging = await Database.ReadAsync(reader, row => new TenantId(row.GetString(0)), CancellationToken.None).ConfigureAwait(false);
            await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false);
            return (logging, await Database.ReadAsync(reader, row => new TenantId(row.GetString(0)), CancellationToken.None).ConfigureAwait(false));
        },
        cancellationToken).ConfigureAwait(false);
}
