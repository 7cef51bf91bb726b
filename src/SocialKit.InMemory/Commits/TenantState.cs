namespace SocialKit.InMemory;

/// <summary>Everything of one tenant. Used only under the store's lock.</summary>
internal sealed class TenantState
{
    private readonly Dictionary<string, Dictionary<string, IRecord>> _records = [];
    private readonly Dictionary<UniqueKey, RecordKey> _uniques = [];
    private readonly Dictionary<CounterKey, long> _counters = [];
    private readonly Dictionary<(MemberId Member, string Route, string Key), (string BodyDigest, SubjectRef? Result)> _clientKeys = [];
    private readonly Dictionary<(string Name, DateTimeOffset Period), long> _allowances = [];
    private readonly List<LoggedActivity> _log = [];

    public IReadOnlyList<LoggedActivity> Log => _log;

    public IEnumerable<TRecord> All<TRecord>() where TRecord : class, IRecord<TRecord> =>
        _records.TryGetValue(TRecord.RecordType, out var records) ? records.Values.Cast<TRecord>() : [];

    public IRecord? Find(RecordKey key) => _records.GetValueOrDefault(key.Type)?.GetValueOrDefault(key.Id);

    public IRecord? Find(UniqueKey unique) => _uniques.TryGetValue(unique, out var key) ? Find(key) : null;

    public long Count(CounterKey counter) => _counters.GetValueOrDefault(counter);

    public IEnumerable<KeyValuePair<CounterKey, long>> CountersOf(IReadOnlySet<SubjectRef> subjects) =>
        _counters.Where(counter => subjects.Contains(counter.Key.Subject));

    /// <summary>Decides everything first and changes something only when all of it holds.</summary>
    public CommitResult Apply(Commit commit)
    {
        var clientKey = commit.ClientKey is { } given ? (given.Member, given.Route, given.Key) : default;
        if (commit.ClientKey is not null && _clientKeys.TryGetValue(clientKey, out var first))
        {
            return first.BodyDigest == commit.ClientKey.BodyDigest
                ? new CommitResult(CommitOutcome.Replayed, first.Result)
                : new CommitResult(CommitOutcome.KeyReused);
        }

        var spent = new Dictionary<(string, DateTimeOffset), long>();
        foreach (var guard in commit.Guards)
        {
            if (!Holds(guard, spent))
            {
                return new CommitResult(CommitOutcome.Refused, FailedGuard: guard);
            }
        }

        var changes = commit.Puts.Select(put => new Change(put.Key, Find(put.Key), put.Frozen()))
            .Concat(commit.Removes.Select(remove => new Change(remove.Key, Find(remove.Key), null)))
            .Where(change => change.IsReal)
            .ToList();
        if (FirstTaken(changes) is { } taken)
        {
            return new CommitResult(CommitOutcome.Refused, FailedGuard: new Guard.Unique(taken));
        }

        foreach (var (allowance, sum) in spent)
        {
            _allowances[allowance] = sum;
        }

        Store(changes);
        _log.AddRange(commit.Activities.Select((entry, index) => new LoggedActivity(_log.Count + index + 1, entry)).ToList());
        if (commit.ClientKey is not null)
        {
            _clientKeys[clientKey] = (commit.ClientKey.BodyDigest, commit.Result);
        }

        return new CommitResult(CommitOutcome.Applied, commit.Result);
    }

    private bool Holds(Guard guard, Dictionary<(string, DateTimeOffset), long> spent)
    {
        switch (guard)
        {
            case Guard.Unchanged unchanged:
                return (Find(unchanged.Key)?.Version ?? 0) == unchanged.Version;
            case Guard.Present present:
                return Find(present.Key) is not null;
            case Guard.Allowance allowance:
                var key = (allowance.Name, allowance.Period);
                var before = spent.TryGetValue(key, out var soFar) ? soFar : _allowances.GetValueOrDefault(key);
                spent[key] = before + allowance.Amount;
                return before <= allowance.Limit - allowance.Amount;
            default:
                throw new NotSupportedException($"This store does not know the guard {guard.GetType().Name}.");
        }
    }

    private UniqueKey? FirstTaken(List<Change> changes)
    {
        // A value is free when nobody holds it, or when its holder lets go of it in this very commit.
        var released = changes.SelectMany(change => change.Released).ToHashSet();
        var taken = new HashSet<UniqueKey>();
        foreach (var unique in changes.SelectMany(change => change.Taken))
        {
            if (!taken.Add(unique) || (_uniques.ContainsKey(unique) && !released.Contains(unique)))
            {
                return unique;
            }
        }

        return null;
    }

    private void Store(List<Change> changes)
    {
        foreach (var unique in changes.SelectMany(change => change.Released))
        {
            _uniques.Remove(unique);
        }

        foreach (var change in changes)
        {
            if (!_records.TryGetValue(change.Key.Type, out var records))
            {
                _records[change.Key.Type] = records = [];
            }

            if (change.After is null)
            {
                records.Remove(change.Key.Id);
            }
            else
            {
                records[change.Key.Id] = change.After;
            }

            foreach (var unique in change.Taken)
            {
                _uniques[unique] = change.Key;
            }

            foreach (var counter in change.Before?.Counts.Distinct() ?? [])
            {
                _counters[counter]--;
            }

            foreach (var counter in change.After?.Counts.Distinct() ?? [])
            {
                _counters[counter] = _counters.GetValueOrDefault(counter) + 1;
            }
        }
    }

    private sealed record Change(RecordKey Key, IRecord? Before, IRecord? After)
    {
        public bool IsReal => Before is null ? After is not null : After is null || !Before.Same(After);

        public IEnumerable<UniqueKey> Released => (Before?.Uniques ?? []).Except(After?.Uniques ?? []);

        public IEnumerable<UniqueKey> Taken => (After?.Uniques ?? []).Except(Before?.Uniques ?? []);
    }
}
