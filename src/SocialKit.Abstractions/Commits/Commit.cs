using System.Data.Common;

namespace SocialKit;

/// <summary>
/// One command as data, the only way to write. The store applies all of it or nothing: it checks the client key, then the guards, then puts and
/// removes whole records, changes the counters of the records that really changed, and adds the log entries.
/// </summary>
public sealed record Commit
{
    /// <summary>The tenant of everything in it.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>When the command is made; remembered with the client key and used for nothing else.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Makes a repetition answer with the first result; null when repeating is harmless anyway.</summary>
    public ClientKey? ClientKey { get; init; }

    /// <summary>Conditions, checked in this order; the first that fails is reported.</summary>
    public IReadOnlyList<Guard> Guards { get; init; } = [];

    /// <summary>
    /// Records to insert or replace, whole. A put that equals what is stored, list by list and byte by byte, changes nothing.
    /// A commit names each record at most once, in its puts and removes together.
    /// </summary>
    public IReadOnlyList<IRecord> Puts { get; init; } = [];

    /// <summary>Records to remove by their key. Removing what is not there changes nothing.</summary>
    public IReadOnlyList<IRecord> Removes { get; init; } = [];

    /// <summary>Entries for the activity log, added in this order. Ids only, never text or names.</summary>
    public IReadOnlyList<ActivityEntry> Activities { get; init; } = [];

    /// <summary>What the command made, given back to every repetition of it.</summary>
    public SubjectRef? Result { get; init; }

    /// <summary>
    /// A transaction of the host's on the same database: the commit becomes part of it, so that both are stored or neither is. Only for stores
    /// with <see cref="StoreCapabilities.HostTransaction"/>. The store neither ends the transaction nor holds on to it; until the host does, only
    /// the transaction itself sees the commit, "applied" means applied in it, and its log entries have no position. It announces the transaction to
    /// the calling code by <see cref="HostTransaction"/>. A commit that is refused or fails leaves it usable. Null in ordinary use.
    /// </summary>
    public DbTransaction? Transaction { get; init; }

    /// <summary>What every store checks before it looks at its data: a commit that no store could apply is a mistake of the caller.</summary>
    /// <exception cref="ArgumentException">
    /// It has no tenant, names a record twice, spends less than 1 of an allowance, or gives a <see cref="Guard.Unique"/>.
    /// </exception>
    /// <param name="capabilities">What the store can do.</param>
    /// <exception cref="NotSupportedException">It carries a transaction, which the store cannot use.</exception>
    public void Validate(StoreCapabilities capabilities = StoreCapabilities.None)
    {
        if (Transaction is not null && !capabilities.HasFlag(StoreCapabilities.HostTransaction))
        {
            throw new NotSupportedException("This store cannot take part in a transaction of the application's. Commit without one, after the application's own commit.");
        }

        if (Tenant == default)
        {
            throw new ArgumentException("A commit needs a tenant. Use TenantId.Default for a host with one.");
        }

        var named = new HashSet<RecordKey>();
        foreach (var record in Puts.Concat(Removes))
        {
            if (!named.Add(record.Key))
            {
                throw new ArgumentException($"The commit names {record.Key} twice. Put the record once, as it shall stand in the end.");
            }
        }

        foreach (var guard in Guards)
        {
            switch (guard)
            {
                case Guard.Allowance { Amount: < 1 } allowance:
                    throw new ArgumentException($"The commit spends {allowance.Amount} of '{allowance.Name}'. An allowance is spent by at least 1.");
                case Guard.Unique unique:
                    throw new ArgumentException($"Guard.Unique ({unique.Key.Name}) is a store's answer. Give the record a unique value instead.");
            }
        }
    }

    /// <summary>
    /// The first guard that does not hold, or <see cref="Guard.Unique"/> for a value that is taken, or null when all of it can be applied: the rules
    /// in words for stores that decide by looking, under a lock that keeps out every other commit of the tenant. Changes nothing.
    /// </summary>
    /// <param name="find">The stored record with a key.</param>
    /// <param name="spent">What is spent of an allowance in a period so far.</param>
    /// <param name="holder">The record that holds a unique value.</param>
    /// <exception cref="NotSupportedException">A guard is of a later version of the contract.</exception>
    public Guard? FirstFailure(Func<RecordKey, IRecord?> find, Func<(string Name, DateTimeOffset Period), long> spent, Func<UniqueKey, RecordKey?> holder)
    {
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(spent);
        ArgumentNullException.ThrowIfNull(holder);
        var spending = new Dictionary<(string, DateTimeOffset), long>();
        foreach (var guard in Guards)
        {
            var holds = guard switch
            {
                Guard.Unchanged unchanged => (find(unchanged.Key)?.Version ?? 0) == unchanged.Version,
                Guard.Present present => find(present.Key) is not null,
                Guard.Allowance allowance => Spend(allowance),
                _ => throw new NotSupportedException($"This version of the contract does not know the guard {guard.GetType().Name}."),
            };
            if (!holds)
            {
                return guard;
            }
        }

        // A value is taken when a record holds it that stays as it is, or when two records of the commit want it.
        var named = Puts.Concat(Removes).Select(record => record.Key).ToHashSet();
        var wanted = new HashSet<UniqueKey>();
        foreach (var unique in Puts.SelectMany(put => put.Uniques.Distinct()))
        {
            if (!wanted.Add(unique) || (holder(unique) is { } key && !named.Contains(key)))
            {
                return new Guard.Unique(unique);
            }
        }

        return null;

        bool Spend(Guard.Allowance allowance)
        {
            // Written as a difference, so that no sum can overflow.
            var key = (allowance.Name, allowance.Period);
            var before = spending.TryGetValue(key, out var here) ? here : spent(key);
            spending[key] = before + allowance.Amount;
            return before <= allowance.Limit - allowance.Amount;
        }
    }
}
