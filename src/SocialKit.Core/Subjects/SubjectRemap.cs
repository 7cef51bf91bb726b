namespace SocialKit;

/// <summary>
/// Gathers what moves from old subjects to new ones, for one commit. The words stay as they are, so a legal hold does not stand in the way; it
/// moves along with what it holds.
/// </summary>
internal sealed class SubjectRemap(IStore store, AccessScope scope)
{
    private readonly Dictionary<RecordKey, IRecord> _puts = [];
    private readonly List<IRecord> _removes = [];
    private readonly List<Guard> _guards = [];

    public int Moved { get; private set; }

    public IReadOnlyCollection<IRecord> Puts => _puts.Values;

    public IReadOnlyCollection<IRecord> Removes => _removes;

    public IReadOnlyCollection<Guard> Guards => _guards;

    /// <summary>Adds everything that is of <paramref name="from"/>.</summary>
    public async ValueTask AddAsync(SubjectRef from, SubjectRef to, CancellationToken cancellationToken)
    {
        await foreach (var comment in store.ScanAllAsync<Comment>(scope, new RecordFilter.Concerning(from), cancellationToken))
        {
            Change(comment, comment with { Subject = to, Version = comment.Version + 1 });
        }

        await foreach (var kudos in store.ScanAllAsync<Kudos>(scope, new RecordFilter.Concerning(from), cancellationToken))
        {
            Change(kudos, kudos with { Subject = to, Version = kudos.Version + 1 });
        }

        await foreach (var earlier in store.ScanAllAsync<SubjectState>(scope, new RecordFilter.Concerning(from), cancellationToken))
        {
            // What was moved here before leads on; the states of both ends are settled apart.
            if (earlier.Subject != from && earlier.Subject != to)
            {
                _guards.Add(new Guard.Unchanged(earlier.Key, earlier.Version));
                _puts[earlier.Key] = earlier with { MovedTo = to, Version = earlier.Version + 1 };
            }
        }

        await RekeyAsync<Reaction>(from, reaction => reaction with { Subject = to }, cancellationToken);
        await RekeyAsync<Follow>(from, follow => follow with { Subject = to }, cancellationToken);
        await RekeyAsync<DiscussionLock>(from, closing => closing with { Subject = to }, cancellationToken);
        await RekeyAsync<LegalHold>(from, hold => hold with { Subject = to }, cancellationToken);
        if (_removes.All(record => record.Key != LegalHold.KeyOf(from)))
        {
            _guards.Add(new Guard.Unchanged(LegalHold.KeyOf(from), 0));
        }
    }

    /// <summary>Says what is true of a new subject and of those that became it.</summary>
    public void Settle(SubjectRef to, SubjectState? standing, IReadOnlyList<SubjectState> old)
    {
        foreach (var state in old)
        {
            _guards.Add(new Guard.Unchanged(state.Key, state.Version));
            _puts[state.Key] = new SubjectState { Subject = state.Subject, MovedTo = to, Version = state.Version + 1 };
        }

        // A subject of its own keeps its own state. A name that is new, or in use again, takes over what was true of all that became it.
        _guards.Add(new Guard.Unchanged(SubjectState.KeyOf(to), standing?.Version ?? 0));
        if (standing is { MovedTo: null })
        {
            return;
        }

        var settled = new SubjectState
        {
            Subject = to,
            ClosedAt = old.All(state => state.ClosedAt is not null) ? old.Max(state => state.ClosedAt) : null,
            DeletedAt = old.All(state => state.DeletedAt is not null) ? old.Max(state => state.DeletedAt) : null,
            Version = (standing?.Version ?? 0) + 1,
        };
        if (standing is not null || settled.ClosedAt is not null || settled.DeletedAt is not null)
        {
            _puts[settled.Key] = settled;
        }
    }

    private void Change(IRecord before, IRecord after)
    {
        _guards.Add(new Guard.Unchanged(before.Key, before.Version));
        _puts[after.Key] = after;
        Moved++;
    }

    /// <summary>Moves records whose subject is in their key. Where one stands already, that one stays.</summary>
    private async ValueTask RekeyAsync<TRecord>(SubjectRef from, Func<TRecord, TRecord> move, CancellationToken cancellationToken)
        where TRecord : class, IRecord<TRecord>
    {
        var found = new List<TRecord>();
        await foreach (var record in store.ScanAllAsync<TRecord>(scope, new RecordFilter.Concerning(from), cancellationToken))
        {
            found.Add(record);
        }

        foreach (var some in found.Chunk(1_000))
        {
            var there = (await store.Records.GetAsync<TRecord>(scope, [.. some.Select(record => move(record).Key)], cancellationToken))
                .Select(record => record.Key).ToHashSet();
            foreach (var record in some)
            {
                var moved = move(record);
                _guards.Add(new Guard.Unchanged(record.Key, record.Version));
                _removes.Add(record);
                Moved++;
                if (!there.Contains(moved.Key) && _puts.TryAdd(moved.Key, moved))
                {
                    _guards.Add(new Guard.Unchanged(moved.Key, 0));
                }
            }
        }
    }
}
