namespace SocialKit.Sqlite;

/// <summary>
/// Applies commits inside the writer's transaction. Counters and log positions of a batch are gathered here and written once at its end:
/// a hot counter costs one update for many commits.
/// </summary>
internal sealed class CommitApplier(Session session, Database database)
{
    private readonly Dictionary<TenantId, Tenant> _tenants = [];
    private readonly Dictionary<(long Tenant, CounterKey Counter), long> _counters = [];
    private readonly Pruning _pruning = new(session);

    /// <summary>A transaction begins.</summary>
    public void Begin()
    {
        _tenants.Clear();
        _counters.Clear();
    }

    /// <summary>Applies one commit. Unless the answer is "applied", the caller undoes what was written.</summary>
    public CommitResult Apply(Commit commit)
    {
        var tenant = _tenants[commit.Tenant];
        if (commit.ClientKey is { } key && FindFirst(tenant.Row, key) is { } first)
        {
            return first;
        }

        foreach (var guard in commit.Guards)
        {
            if (!Holds(tenant.Row, guard, commit.At))
            {
                return new CommitResult(CommitOutcome.Refused, FailedGuard: guard);
            }
        }

        var changes = RecordChange.Of(commit, (table, key) => RecordSql.Of(table).Find(session, tenant.Row, key.Id));
        if (ChangeUniques(tenant.Row, changes) is { } taken)
        {
            return new CommitResult(CommitOutcome.Refused, FailedGuard: new Guard.Unique(taken));
        }

        foreach (var change in changes)
        {
            RecordSql.Write(session, tenant.Row, change);
        }

        var position = AddActivities(tenant, commit.Activities);
        if (commit.ClientKey is { } clientKey)
        {
            Remember(tenant.Row, clientKey, commit);
        }

        // Nothing can fail from here on, so what is gathered for the end of the batch holds applied commits only.
        tenant.Position = position;
        foreach (var (counter, change) in changes.SelectMany(change => change.Counts))
        {
            _counters[(tenant.Row, counter)] = _counters.GetValueOrDefault((tenant.Row, counter)) + change;
        }

        return new CommitResult(CommitOutcome.Applied, commit.Result);
    }

    /// <summary>Writes what was gathered; the transaction is committed next.</summary>
    public void Finish()
    {
        foreach (var ((tenant, counter), change) in _counters)
        {
            if (change != 0)
            {
                session.Execute(
                    "INSERT INTO sk_counters (tenant, subject, name, value) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (tenant, subject, name) DO UPDATE SET value = value + excluded.value",
                    tenant, counter.Subject.ToBlob(), counter.Name, change);
            }
        }

        foreach (var tenant in _tenants.Values)
        {
            if (tenant.Position != tenant.PositionBefore)
            {
                session.Execute("UPDATE sk_tenants SET position = ?2 WHERE tenant = ?1", tenant.Row, tenant.Position);
            }
        }
    }

    /// <summary>The transaction is committed: new tenants may be known to everyone.</summary>
    public void Committed()
    {
        foreach (var (id, tenant) in _tenants)
        {
            database.Remember(id, tenant.Row);
        }
    }

    /// <summary>Makes the tenant of the next commit known, outside its savepoint: a tenant's row stays even when its first commit is refused.</summary>
    public void Prepare(TenantId id)
    {
        if (_tenants.ContainsKey(id))
        {
            return;
        }

        // The position is read anew in every transaction: another process may write to the same file.
        session.Execute("INSERT INTO sk_tenants (name) VALUES (?1) ON CONFLICT DO NOTHING", id.Value);
        _tenants[id] = session.First(
            "SELECT tenant, position FROM sk_tenants WHERE name = ?1", row => new Tenant(row.GetInt64(0), row.GetInt64(1)), id.Value)!;
    }

    private CommitResult? FindFirst(long tenant, ClientKey key) => session.First(
        "SELECT digest, result FROM sk_client_keys WHERE tenant = ?1 AND member = ?2 AND route = ?3 AND key = ?4",
        row => row.GetString(0) == key.BodyDigest
            ? new CommitResult(CommitOutcome.Replayed, row.SubjectOrNull(1))
            : new CommitResult(CommitOutcome.KeyReused),
        tenant, key.Member.ToBlob(), key.Route, key.Key);

    private void Remember(long tenant, ClientKey key, Commit commit)
    {
        session.Execute(
            "INSERT INTO sk_client_keys (tenant, member, route, key, digest, at, result) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            tenant, key.Member.ToBlob(), key.Route, key.Key, key.BodyDigest, commit.At.ToTicks(), commit.Result.ToBlob());
        _pruning.ClientKeyAdded(tenant, commit.At);
    }

    private bool Holds(long tenant, Guard guard, DateTimeOffset at) => guard switch
    {
        Guard.Unchanged unchanged => (Find(tenant, unchanged.Key)?.Version ?? 0) == unchanged.Version,
        Guard.Present present => Find(tenant, present.Key) is not null,
        Guard.Allowance allowance => Spend(tenant, allowance, at),
        _ => throw new NotSupportedException($"The SQLite store does not know the guard {guard.GetType().Name}."),
    };

    private bool Spend(long tenant, Guard.Allowance allowance, DateTimeOffset at)
    {
        // One conditional statement, never read-then-write; written as a difference so that no sum can overflow.
        if (allowance.Amount > allowance.Limit)
        {
            return false;
        }

        var period = allowance.Period.ToTicks();
        if (session.Execute(
            "UPDATE sk_allowances SET spent = spent + ?4 WHERE tenant = ?1 AND name = ?2 AND period = ?3 AND spent <= ?5 - ?4",
            tenant, allowance.Name, period, allowance.Amount, allowance.Limit) == 1)
        {
            return true;
        }

        if (session.Execute(
            "INSERT INTO sk_allowances (tenant, name, period, spent) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            tenant, allowance.Name, period, allowance.Amount) == 0)
        {
            return false;
        }

        _pruning.PeriodBegan(tenant, allowance.Name, at);
        return true;
    }

    private UniqueKey? ChangeUniques(long tenant, List<RecordChange> changes)
    {
        // First all values are let go, then all are taken: so a value can pass from one record to another inside one commit.
        foreach (var unique in changes.SelectMany(change => change.Released))
        {
            session.Execute("DELETE FROM sk_uniques WHERE tenant = ?1 AND name = ?2 AND value = ?3", tenant, unique.Name, unique.Value);
        }

        foreach (var change in changes)
        {
            foreach (var unique in change.Taken)
            {
                if (session.Execute(
                    "INSERT INTO sk_uniques (tenant, name, value, type, key) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                    tenant, unique.Name, unique.Value, change.Key.Type, change.Key.Id) == 0)
                {
                    return unique;
                }
            }
        }

        return null;
    }

    private long AddActivities(Tenant tenant, IReadOnlyList<ActivityEntry> activities)
    {
        var position = tenant.Position;
        foreach (var entry in activities)
        {
            session.Execute(
                "INSERT INTO sk_activities (tenant, position, actor, verb, object, target, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                tenant.Row, ++position, entry.Actor.ToBlob(), entry.Verb.Value, entry.Object.ToBlob(), entry.Target.ToBlob(), entry.At.ToTicks());
        }

        return position;
    }

    private IRecord? Find(long tenant, RecordKey key) => RecordSql.Of(RecordTables.Of(key.Type)).Find(session, tenant, key.Id);

    /// <summary>A tenant during one transaction.</summary>
    private sealed class Tenant(long row, long position)
    {
        public long Row { get; } = row;

        public long PositionBefore { get; } = position;

        public long Position { get; set; } = position;
    }
}
