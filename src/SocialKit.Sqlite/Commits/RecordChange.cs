namespace SocialKit.Sqlite;

/// <summary>One record that a commit really changes: it is new, other than before, or removed.</summary>
/// <param name="Table">Where it stands.</param>
/// <param name="Key">Which.</param>
/// <param name="Before">What is stored; null for a new one.</param>
/// <param name="After">What shall be stored; null when it is removed.</param>
internal sealed record RecordChange(RecordTable Table, RecordKey Key, IRecord? Before, IRecord? After)
{
    /// <summary>Unique values it no longer holds.</summary>
    public IEnumerable<UniqueKey> Released => (Before?.Uniques ?? []).Except(After?.Uniques ?? []);

    /// <summary>Unique values it now holds and did not before.</summary>
    public IEnumerable<UniqueKey> Taken => (After?.Uniques ?? []).Except(Before?.Uniques ?? []);

    /// <summary>Writes the row.</summary>
    public void Write(Session session, long tenant)
    {
        if (After is not null)
        {
            Table.Put(session, tenant, Before, After);
        }
        else
        {
            Table.Remove(session, tenant, Before!);
        }
    }

    /// <summary>Adds what the change means for the counters.</summary>
    public void Count(long tenant, Dictionary<(long Tenant, CounterKey Counter), long> counters)
    {
        foreach (var counter in Before?.Counts.Distinct() ?? [])
        {
            counters[(tenant, counter)] = counters.GetValueOrDefault((tenant, counter)) - 1;
        }

        foreach (var counter in After?.Counts.Distinct() ?? [])
        {
            counters[(tenant, counter)] = counters.GetValueOrDefault((tenant, counter)) + 1;
        }
    }
}
