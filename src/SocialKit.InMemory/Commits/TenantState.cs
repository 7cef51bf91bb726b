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

    public IRecord? Find(UniqueKey unique) => HolderOf(unique) is { } key ? Find(key) : null;

    public long Count(CounterKey counter) => _counters.GetValueOrDefault(counter);

    public IEnumerable<KeyValuePair<CounterKey, long>> CountersOf(IReadOnlySet<SubjectRef> subjects) =>
        _counters.Where(counter => subjects.Contains(counter.Key.Subject));

    /// <summary>The community as it stands now.</summary>
    public Community? Find(CommunityId id) => Find(Community.KeyOf(id)) as Community;

    /// <summary>True unless the subject is a community whose content is closed to the scope.</summary>
    public bool IsOpen(AccessScope scope, SubjectRef subject) =>
        subject.Kind != SubjectRef.CommunityKind || (scope.IsSystem || (subject.TryGetId<CommunityId>(SubjectRef.CommunityKind, out var id) && scope.Reads(Find(id))));

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

        if (commit.FirstFailure(Find, allowance => _allowances.GetValueOrDefault(allowance), HolderOf) is { } failed)
        {
            return new CommitResult(CommitOutcome.Refused, FailedGuard: failed);
        }

        var changes = commit.Puts.Select(put => new Change(put.Key, Find(put.Key), put.Frozen()))
            .Concat(commit.Removes.Select(remove => new Change(remove.Key, Find(remove.Key), null)))
            .Where(change => change.IsReal)
            .ToList();
        foreach (var allowance in commit.Guards.OfType<Guard.Allowance>())
        {
            var key = (allowance.Name, allowance.Period);
            _allowances[key] = _allowances.GetValueOrDefault(key) + allowance.Amount;
        }

        Store(changes);
        _log.AddRange(commit.Activities.Select((entry, index) => new LoggedActivity(_log.Count + index + 1, entry)).ToList());
        if (commit.ClientKey is not null)
        {
            _clientKeys[clientKey] = (commit.ClientKey.BodyDigest, commit.Result);
        }

        return new CommitResult(CommitOutcome.Applied, commit.Result);
    }

    private RecordKey? HolderOf(UniqueKey unique) => _uniques.TryGetValue(unique, out var key) ? key : null;

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
