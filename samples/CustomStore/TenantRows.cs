using System.Text.Json;

namespace CustomStore;

/// <summary>Everything of one tenant, in memory. Used under the store's lock only.</summary>
sealed class TenantRows
{
    readonly Dictionary<string, Dictionary<string, Row>> _rows = [];
    readonly Dictionary<UniqueKey, RecordKey> _uniques = [];
    readonly Dictionary<CounterKey, long> _counters = [];
    readonly Dictionary<(MemberId, string, string), (string Digest, SubjectRef? Result)> _clientKeys = [];
    readonly Dictionary<(string, DateTimeOffset), long> _spent = [];

    public List<LoggedActivity> Log { get; } = [];

    public IEnumerable<KeyValuePair<CounterKey, long>> Counters => _counters.Where(counter => counter.Value != 0);

    /// <summary>Every record of a type, to be looked at, not to be handed out.</summary>
    public IEnumerable<TRecord> All<TRecord>() where TRecord : class, IRecord<TRecord> => Table(TRecord.RecordType).Values.Select(row => (TRecord)row.Record);

    public Row? Find(RecordKey key) => Table(key.Type).GetValueOrDefault(key.Id);

    public Community? Find(CommunityId id) => Find(Community.KeyOf(id))?.Record as Community;

    /// <summary>False for a community that is closed to the scope.</summary>
    public bool IsOpen(AccessScope scope, SubjectRef subject) => scope.IsSystem || subject.Kind != SubjectRef.CommunityKind
        || (subject.TryGetId<CommunityId>(SubjectRef.CommunityKind, out var id) && scope.Reads(Find(id)));

    public RecordKey? Holder(UniqueKey unique) => _uniques.TryGetValue(unique, out var key) ? key : null;

    /// <summary>The records, each made anew.</summary>
    public IReadOnlyList<TRecord> Own<TRecord>(IEnumerable<IRecord> records) where TRecord : class, IRecord<TRecord> =>
        [.. records.Select(record => JsonSerializer.Deserialize<TRecord>(Find(record.Key)!.Text, JsonLinesStore.Json)!)];

    // snippet: decide
    /// <summary>Says what a commit comes to, and the line to write when it is applied. Changes nothing.</summary>
    public (CommitResult Result, Line? Line) Decide(Commit commit, Func<IRecord, Put> write)
    {
        if (commit.ClientKey is { } key && _clientKeys.TryGetValue((key.Member, key.Route, key.Key), out var first))
        {
            return first.Digest == key.BodyDigest
                ? (new CommitResult(CommitOutcome.Replayed, first.Result), null)
                : (new CommitResult(CommitOutcome.KeyReused), null);
        }

        if (commit.FirstFailure(key => Find(key)?.Record, allowance => _spent.GetValueOrDefault(allowance), Holder) is { } failed)
            return (new CommitResult(CommitOutcome.Refused, FailedGuard: failed), null);

        var line = new Line(
            commit.Tenant, commit.ClientKey, commit.Result,
            [.. commit.Guards.OfType<Guard.Allowance>().Select(allowance => new Spending(allowance.Name, allowance.Period, allowance.Amount))],
            [.. commit.Puts.Select(write).Where(IsChange)],
            [.. commit.Removes.Select(remove => remove.Key).Where(remove => Find(remove) is not null)],
            commit.Activities);
        return (new CommitResult(CommitOutcome.Applied, commit.Result), line);

        bool IsChange(Put put) => JsonLinesStore.Read(put) is var row && Find(row.Record.Key)?.Text != row.Text;
    }
    // end snippet

    /// <summary>Takes over what a line says. The same for a new line and for one that is read again.</summary>
    public void Apply(Line line, Func<Put, Row> read)
    {
        foreach (var spending in line.Spendings)
            _spent[(spending.Name, spending.Period)] = _spent.GetValueOrDefault((spending.Name, spending.Period)) + spending.Amount;

        // Everything old goes before anything new comes: a value may pass from one record to another.
        var puts = line.Puts.Select(read).ToList();
        foreach (var old in line.Removes.Concat(puts.Select(row => row.Record.Key)))
        {
            if (Table(old.Type).Remove(old.Id, out var row))
                Count(row.Record, -1);
        }

        foreach (var row in puts)
        {
            Table(row.Record.Key.Type)[row.Record.Key.Id] = row;
            Count(row.Record, +1);
        }

        foreach (var entry in line.Activities)
            Log.Add(new LoggedActivity(Log.Count + 1, entry));

        if (line.ClientKey is { } key)
            _clientKeys[(key.Member, key.Route, key.Key)] = (key.BodyDigest, line.Result);
    }

    /// <summary>Lines that make the same tenant again, and nothing that was removed.</summary>
    public IEnumerable<Line> Lines(TenantId tenant, Func<IRecord, Put> write)
    {
        var nothing = new Line(tenant, null, null, [], [], [], []);
        yield return nothing with
        {
            Puts = [.. _rows.Values.SelectMany(table => table.Values).Select(row => write(row.Record))],
            Activities = [.. Log.Select(logged => logged.Entry)],
            Spendings = [.. _spent.Select(spent => new Spending(spent.Key.Item1, spent.Key.Item2, spent.Value))],
        };
        foreach (var ((member, route, key), (digest, result)) in _clientKeys)
            yield return nothing with { ClientKey = new ClientKey(member, route, key, digest), Result = result };
    }

    Dictionary<string, Row> Table(string type)
    {
        if (!_rows.TryGetValue(type, out var table))
            _rows[type] = table = [];

        return table;
    }

    void Count(IRecord record, int change)
    {
        foreach (var counter in record.Counts.Distinct())
            _counters[counter] = _counters.GetValueOrDefault(counter) + change;

        foreach (var unique in record.Uniques)
        {
            if (change > 0)
                _uniques[unique] = record.Key;
            else
                _uniques.Remove(unique);
        }
    }
}
