using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace SocialKit.PostgreSql;

/// <summary>
/// Applies commits, each in one transaction of two round trips: the first locks, reads and spends allowances, the second writes and commits.
/// Nothing is decided on what was read without a lock. A failure that passes is tried again only when it is certain that nothing of the
/// commit is stored.
/// </summary>
internal sealed class Committer(Database database, Sequencer sequencer)
{
    /// <summary>The savepoint that every part of ours in a transaction of the host's begins with.</summary>
    public const string Savepoint = "socialkit";

    private static readonly Column[] s_uniqueKey = [new("name", ColumnType.Text), new("value", ColumnType.Blob)];

    private static readonly Column[] s_uniqueWanted = [.. s_uniqueKey, new("place", ColumnType.Int)];

    private static readonly Column[] s_unique = [.. s_uniqueKey, new("type", ColumnType.Text), new("key", ColumnType.Text)];

    private static readonly Column[] s_counter = [new("subject", ColumnType.Blob), new("name", ColumnType.Text), new("value", ColumnType.Int)];

    private static readonly Column[] s_activity =
    [
        new("actor", ColumnType.Blob), new("verb", ColumnType.Text), new("object", ColumnType.Blob), new("target", ColumnType.Blob), new("at", ColumnType.Int),
    ];

    private readonly FrozenDictionary<RecordTable, RecordSql> _tables = RecordSql.All(database.Schema);
    private readonly Pruning _pruning = new(database.Schema);

    // The number of the transaction and the witness come with the locks: what is needed to learn its fate when the connection is lost.
    private readonly string _lock = $"""
        SELECT pg_current_xact_id()::text, (SELECT id FROM {database.Schema}.witness), (SELECT count(
          CASE WHEN k.shared THEN pg_advisory_xact_lock_shared(k.id)::text ELSE pg_advisory_xact_lock(k.id)::text END)
          FROM unnest($1::bigint[], $2::boolean[]) AS k(id, shared))
        """;

    // When this side of the connection vanishes between the two round trips, the server must not keep the locks until TCP notices.
    private readonly string _orphan = string.Create(
        CultureInfo.InvariantCulture, $"SET LOCAL idle_in_transaction_session_timeout = {(long)database.Deadline.TotalMilliseconds}");

    private readonly string _findKey =
        $"SELECT digest, result FROM {database.Schema}.client_keys WHERE tenant = $1 AND member = $2 AND route = $3 AND key = $4";

    private readonly string _addKey =
        $"INSERT INTO {database.Schema}.client_keys (tenant, member, route, key, digest, at, result) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    // One conditional statement, never read-then-write; written as a difference so that no sum can overflow. Says whether the period is new.
    private readonly string _spend = $"""
        INSERT INTO {database.Schema}.allowances AS a (tenant, name, period, spent) SELECT $1, $2, $3, $4 WHERE $4 <= $5
        ON CONFLICT (tenant, name, period) DO UPDATE SET spent = a.spent + excluded.spent WHERE a.spent <= $5 - excluded.spent
        RETURNING xmax = 0
        """;

    private readonly string _findUniques =
        $"SELECT k.place FROM {RecordSql.Unnest(s_uniqueWanted)} JOIN {database.Schema}.uniques u ON u.tenant = $1 AND u.name = k.name AND u.value = k.value";

    private readonly string _releaseUniques =
        $"DELETE FROM {database.Schema}.uniques u USING {RecordSql.Unnest(s_uniqueKey)} WHERE u.tenant = $1 AND u.name = k.name AND u.value = k.value";

    private readonly string _takeUniques = RecordSql.Insert($"{database.Schema}.uniques", s_unique);

    private readonly string _count =
        $"{RecordSql.Insert($"{database.Schema}.counters AS c", s_counter)} ON CONFLICT (tenant, subject, name) DO UPDATE SET value = c.value + excluded.value";

    // In a transaction of the host's a counter's row would stay locked until the host ends it.
    private readonly string _countBeside = RecordSql.Insert($"{database.Schema}.counter_changes", [.. s_counter[..^1], new("change", ColumnType.Int)]);

    private readonly string _log = RecordSql.Insert($"{database.Schema}.unsequenced", s_activity);

    private readonly string _fate = $"SELECT pg_xact_status($1::xid8), (SELECT id FROM {database.Schema}.witness)";

    public async ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        var call = new Call();
        try
        {
            return await database.LimitAsync(token => CommitAsync(commit, call, token), cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e) when (call.GiveUp())
        {
            throw new TimeoutException($"{e.Message} Nothing was stored.", e);
        }
        catch (Exception e) when (e is TimeoutException || call.IsInDoubt)
        {
            throw InDoubt(e);
        }
    }

    private async Task<CommitResult> CommitAsync(Commit commit, Call call, CancellationToken cancellationToken)
    {
        var locks = CommitLocks.Of(database.Schema, commit);
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            var transaction = new Transaction();
            try
            {
                return await TryAsync(commit, locks, transaction, call, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (transaction.IsEnding)
            {
                var fate = await FateAsync(transaction).ConfigureAwait(false);
                switch (fate)
                {
                    case Fate.Committed:
                        return Applied(commit);
                    case Fate.Unknown when commit.ClientKey is null:
                        throw InDoubt(e);
                    case Fate.Undone when !Faults.Passes(e):
                        throw;
                }

                // Undone; or unknown with a client key, which lets it apply once only.
                call.GoOn(inDoubt: fate == Fate.Unknown);
                if (!await Faults.WaitAsync(attempt, started, database.Deadline, CancellationToken.None).ConfigureAwait(false))
                {
                    throw;
                }
            }
            catch (Exception e) when (Faults.Passes(e))
            {
                if (!await Faults.WaitAsync(attempt, started, database.Deadline, cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }
    }

    private static IOException InDoubt(Exception e) => new(
        "The connection to PostgreSQL was lost while a commit ended, and whether it was applied cannot be found out. Look before doing it again.", e);

    /// <summary>
    /// Applies a commit inside a transaction of the host's, in a savepoint: what goes wrong is undone and leaves the transaction usable. Never tried
    /// again, because only the host knows what else is in it. Its locks are held until the host ends it.
    /// </summary>
    public async ValueTask<CommitResult> EnlistAsync(Commit commit, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var transaction = new Transaction();
        try
        {
            var state = await ReadAsync(
                connection, [$"SAVEPOINT {Savepoint}"], commit, CommitLocks.Of(database.Schema, commit), transaction, cancellationToken).ConfigureAwait(false);
            var (refusal, changes) = Decide(commit, state);
            await using var batch = new NpgsqlBatch(connection);
            if (refusal is null)
            {
                await CopyAsync(connection, commit, changes).ConfigureAwait(false);
                AddWrites(batch, commit, changes, state);
            }
            else
            {
                batch.Add($"ROLLBACK TO SAVEPOINT {Savepoint}");
            }

            batch.Add($"RELEASE SAVEPOINT {Savepoint}");
            cancellationToken.ThrowIfCancellationRequested();
            await batch.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
            return refusal ?? Applied(commit);
        }
        catch when (transaction.HasBegun)
        {
            await UndoAsync(connection).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Goes back to the savepoint in a transaction of the host's, which is then usable again.</summary>
    public static async ValueTask UndoAsync(NpgsqlConnection connection)
    {
        try
        {
            await using var undo = new NpgsqlBatch(connection);
            undo.Add($"ROLLBACK TO SAVEPOINT {Savepoint}");
            undo.Add($"RELEASE SAVEPOINT {Savepoint}");
            await undo.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or InvalidOperationException)
        {
            // The connection is lost or the transaction was broken before: nothing of it will be stored, and the first failure is thrown.
        }
    }

    private static CommitResult Applied(Commit commit) => new(CommitOutcome.Applied, commit.Result);

    private async Task<CommitResult> TryAsync(Commit commit, CommitLocks locks, Transaction transaction, Call call, CancellationToken cancellationToken)
    {
        await using var lease = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        var connection = lease.Connection;
        var state = await ReadAsync(connection, ["BEGIN ISOLATION LEVEL READ COMMITTED", _orphan], commit, locks, transaction, cancellationToken).ConfigureAwait(false);
        var (refusal, changes) = Decide(commit, state);
        if (refusal is not null)
        {
            await using var undo = new NpgsqlBatch(connection);
            undo.Add("ROLLBACK");
            await undo.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
            return refusal;
        }

        await CopyAsync(connection, commit, changes).ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection);
        AddWrites(batch, commit, changes, state);
        batch.Add("COMMIT");

        // From here on the caller's cancellation comes too late.
        cancellationToken.ThrowIfCancellationRequested();
        if (!call.TryEnd())
        {
            throw new OperationCanceledException(cancellationToken);
        }

        transaction.IsEnding = true;
        await batch.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        if (commit.Activities.Count > 0)
        {
            sequencer.Wake(commit.Tenant);
        }

        return Applied(commit);
    }

    private static (CommitResult? Refusal, List<RecordChange> Changes) Decide(Commit commit, State state)
    {
        var refusal = state.First ?? FirstFailure(commit, state);
        var changes = refusal is null ? RecordChange.Of(commit, (_, key) => state.Records.GetValueOrDefault(key)) : [];
        refusal ??= Taken(changes, state.Uniques) is { } taken ? new CommitResult(CommitOutcome.Refused, FailedGuard: new Guard.Unique(taken)) : null;
        return (refusal, changes);
    }

    private async Task<State> ReadAsync(
        NpgsqlConnection connection, string[] begin, Commit commit, CommitLocks locks, Transaction transaction, CancellationToken cancellationToken)
    {
        var tenant = commit.Tenant.Value;
        var tables = KeysOf(commit).GroupBy(key => RecordTables.Of(key.Type)).Select(group => (
            Table: group.Key,
            Keys: group.Distinct().Select(key => (Key: key, Values: group.Key.KeyValues(key.Id))).Where(key => key.Values is not null).ToList()))
            .Where(table => table.Keys.Count > 0).ToList();
        var uniques = commit.Puts.SelectMany(put => put.Uniques).Distinct().ToList();

        // Sorted, because each is a row lock; equal ones stay in their order.
        var allowances = commit.Guards.Index().Where(guard => guard.Item is Guard.Allowance)
            .Select(guard => (guard.Index, Allowance: (Guard.Allowance)guard.Item))
            .OrderBy(guard => guard.Allowance.Name, StringComparer.Ordinal).ThenBy(guard => guard.Allowance.Period).ToList();

        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in begin)
        {
            batch.Add(statement);
        }

        batch.Add(
            _lock,
            new NpgsqlParameter<long[]> { TypedValue = locks.Keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
            new NpgsqlParameter<bool[]> { TypedValue = locks.Shared, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Boolean });
        if (commit.ClientKey is { } key)
        {
            batch.Add(_findKey, tenant, key.Member.ToBlob(), key.Route, key.Key.ToKey());
        }

        foreach (var (table, keys) in tables)
        {
            _tables[table].AddGet(batch, tenant, [.. keys.Select(wanted => wanted.Values!)]);
        }

        RecordSql.Add(
            batch, _findUniques, tenant, [.. uniques.Select((unique, place) => new object?[] { unique.Name, unique.Value.ToKey(), (long)place })], s_uniqueWanted);
        foreach (var (_, allowance) in allowances)
        {
            batch.Add(_spend, tenant, allowance.Name.ToKey(), allowance.Period.ToTicks(), allowance.Amount, allowance.Limit);
        }

        var state = new State();
        // Not cancelled on the way: the driver can lose its place in a batch that is. The caller's wish is looked at before and after.
        cancellationToken.ThrowIfCancellationRequested();
        transaction.HasBegun = true;
        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
        await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        transaction.Number = reader.GetString(0);
        transaction.Witness = reader.BytesOrNull(1);
        if (commit.ClientKey is { } client)
        {
            await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false);
            if (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                state.First = reader.GetString(0) == client.BodyDigest
                    ? new CommitResult(CommitOutcome.Replayed, reader.SubjectOrNull(1))
                    : new CommitResult(CommitOutcome.KeyReused);
            }
        }

        foreach (var (table, _) in tables)
        {
            await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false);
            foreach (var record in await Database.ReadAsync(reader, table.ReadAny, CancellationToken.None).ConfigureAwait(false))
            {
                state.Records[record.Key] = record;
            }
        }

        if (uniques.Count > 0)
        {
            await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false);
            state.Uniques.UnionWith(await Database.ReadAsync(reader, row => uniques[row.Int(0)], CancellationToken.None).ConfigureAwait(false));
        }

        foreach (var (index, allowance) in allowances)
        {
            await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false);
            if (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                state.Spent.Add(index);
                if (reader.GetBoolean(0))
                {
                    state.Begun.Add(allowance.Name);
                }
            }
        }

        return state;
    }

    // Under the locks, what was not there is not there: streaming can meet no row of the same key.
    private async ValueTask CopyAsync(NpgsqlConnection connection, Commit commit, List<RecordChange> changes)
    {
        if (changes.Count < RecordSql.ManyRows)
        {
            return;
        }

        foreach (var table in changes.GroupBy(change => change.Table))
        {
            RecordChange[] some = [.. table];
            if (RecordSql.CanCopy(some))
            {
                await _tables[table.Key].CopyAsync(connection, commit.Tenant.Value, some).ConfigureAwait(false);
            }
        }
    }

    private void AddWrites(NpgsqlBatch batch, Commit commit, List<RecordChange> changes, State state)
    {
        var tenant = commit.Tenant.Value;

        // First all values are let go, then all are taken: so a value can pass from one record to another inside one commit.
        RecordSql.Add(
            batch, _releaseUniques, tenant,
            [.. changes.SelectMany(change => change.Released).Select(unique => new object?[] { unique.Name, unique.Value.ToKey() })], s_uniqueKey);
        RecordSql.Add(
            batch, _takeUniques, tenant,
            [.. changes.SelectMany(change => change.Taken.Select(unique => new object?[] { unique.Name, unique.Value.ToKey(), change.Key.Type, change.Key.Id }))], s_unique);
        foreach (var table in changes.GroupBy(change => change.Table))
        {
            RecordChange[] some = [.. table];
            _tables[table.Key].AddWrites(batch, tenant, some, RecordSql.CanCopy(some));
        }

        if (commit.ClientKey is { } key)
        {
            batch.Add(
                _addKey, tenant, key.Member.ToBlob(), key.Route, key.Key.ToKey(), key.BodyDigest, commit.At.ToTicks(), Parameters.Bytes(commit.Result.ToBlob()));
        }

        // Not while the host holds its transaction open: what is forgotten there would be locked until it ends.
        if (commit.Transaction is null)
        {
            AddPruning(batch, commit, state);
        }

        RecordSql.Add(
            batch, _log, tenant,
            [.. commit.Activities.Select(entry => new object?[] { entry.Actor.ToBlob(), entry.Verb.Value, entry.Object.ToBlob(), entry.Target.ToBlob(), entry.At.ToTicks() })],
            s_activity);

        // Counters are rows that many want, so they come last and are held for the shortest time; sorted, so that no two commits wait for each other.
        var counters = changes.SelectMany(change => change.Counts).GroupBy(count => count.Counter, count => count.Change)
            .Select(count => (Subject: count.Key.Subject.ToBlob(), count.Key.Name, Change: count.Sum())).Where(count => count.Change != 0)
            .OrderBy(count => count.Subject, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).ThenBy(count => count.Name, StringComparer.Ordinal);
        var sql = commit.Transaction is null ? _count : _countBeside;
        RecordSql.Add(batch, sql, tenant, [.. counters.Select(count => new object?[] { count.Subject, count.Name, count.Change })], s_counter);
    }

    private void AddPruning(NpgsqlBatch batch, Commit commit, State state)
    {
        if (commit.ClientKey is not null)
        {
            _pruning.AddClientKeys(batch, commit.Tenant.Value, commit.At);
        }

        foreach (var name in state.Begun)
        {
            _pruning.AddPeriods(batch, commit.Tenant.Value, name, commit.At);
        }
    }

    private static IEnumerable<RecordKey> KeysOf(Commit commit) => commit.Puts.Concat(commit.Removes).Select(record => record.Key)
        .Concat(commit.Guards.OfType<Guard.Unchanged>().Select(guard => guard.Key))
        .Concat(commit.Guards.OfType<Guard.Present>().Select(guard => guard.Key));

    private static CommitResult? FirstFailure(Commit commit, State state)
    {
        foreach (var (index, guard) in commit.Guards.Index())
        {
            var holds = guard switch
            {
                Guard.Unchanged unchanged => (state.Records.GetValueOrDefault(unchanged.Key)?.Version ?? 0) == unchanged.Version,
                Guard.Present present => state.Records.ContainsKey(present.Key),
                Guard.Allowance => state.Spent.Contains(index),
                _ => throw new NotSupportedException($"The PostgreSQL store does not know the guard {guard.GetType().Name}."),
            };
            if (!holds)
            {
                return new CommitResult(CommitOutcome.Refused, FailedGuard: guard);
            }
        }

        return null;
    }

    private static UniqueKey? Taken(List<RecordChange> changes, HashSet<UniqueKey> held)
    {
        held.ExceptWith(changes.SelectMany(change => change.Released));
        foreach (var unique in changes.SelectMany(change => change.Taken))
        {
            if (!held.Add(unique))
            {
                return unique;
            }
        }

        return null;
    }

    // The witness is a row that does not survive a crash of the server, after which numbers of transactions may be given again: only while it
    // is the same does the number still mean the same transaction.
    private async ValueTask<Fate> FateAsync(Transaction transaction)
    {
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 0; transaction.Witness is not null; attempt++)
        {
            try
            {
                await using var lease = await database.OpenAsync(CancellationToken.None).ConfigureAwait(false);
                var connection = lease.Connection;
                await using var batch = new NpgsqlBatch(connection);
                batch.Add(_fate, Parameters.Of(transaction.Number, ColumnType.Text));
                await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
                await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
                if (reader.BytesOrNull(1) is not { } witness || !witness.AsSpan().SequenceEqual(transaction.Witness))
                {
                    return Fate.Unknown;
                }

                switch (reader.TextOrNull(0))
                {
                    case "committed":
                        return Fate.Committed;
                    case "aborted":
                        return Fate.Undone;
                    case null:
                        return Fate.Unknown;
                }
            }
            catch (Exception e) when (Faults.Passes(e))
            {
                // The server is not back yet.
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidParameterValue)
            {
                // A number from the future: the server crashed and has forgotten that it gave it.
                return Fate.Unknown;
            }

            if (!await Faults.WaitAsync(attempt, started, database.Deadline, CancellationToken.None).ConfigureAwait(false))
            {
                break;
            }
        }

        return Fate.Unknown;
    }

    private enum Fate
    {
        Unknown,
        Undone,
        Committed,
    }

    /// <summary>Who decides when the time is over: the call by giving up, or the work by sending COMMIT before.</summary>
    private sealed class Call
    {
        private const int Open = 0;
        private const int Ending = 1;
        private const int GivenUp = 2;
        private int _state;

        /// <summary>True when a COMMIT was sent that nothing is known of.</summary>
        public bool IsInDoubt { get; private set; }

        /// <summary>True when nothing is stored, and nothing will be.</summary>
        public bool GiveUp() => Interlocked.CompareExchange(ref _state, GivenUp, Open) is Open or GivenUp && !IsInDoubt;

        /// <summary>True when COMMIT may be sent.</summary>
        public bool TryEnd() => Interlocked.CompareExchange(ref _state, Ending, Open) is Open;

        /// <summary>The last COMMIT is known to have done nothing; or it is not, and its client key makes repeating it harmless.</summary>
        public void GoOn(bool inDoubt)
        {
            IsInDoubt |= inDoubt;
            Interlocked.CompareExchange(ref _state, Open, Ending);
        }
    }

    /// <summary>What is known about a transaction from outside.</summary>
    private sealed class Transaction
    {
        public string? Number { get; set; }

        public byte[]? Witness { get; set; }

        /// <summary>True once its first statement may have reached the server.</summary>
        public bool HasBegun { get; set; }

        /// <summary>True once COMMIT may have reached the server.</summary>
        public bool IsEnding { get; set; }
    }

    /// <summary>What the first round trip found, under the locks.</summary>
    private sealed class State
    {
        /// <summary>The answer to a repetition.</summary>
        public CommitResult? First { get; set; }

        public Dictionary<RecordKey, IRecord> Records { get; } = [];

        /// <summary>Which of the wanted unique values are held by anyone.</summary>
        public HashSet<UniqueKey> Uniques { get; } = [];

        /// <summary>Places of the allowance guards that held.</summary>
        public HashSet<int> Spent { get; } = [];

        /// <summary>Allowances that began a new period.</summary>
        public HashSet<string> Begun { get; } = [];
    }
}
