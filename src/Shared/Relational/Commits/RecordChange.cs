namespace SocialKit;

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

    /// <summary>What the change means for the counters.</summary>
    public IEnumerable<(CounterKey Counter, long Change)> Counts =>
        (Before?.Counts ?? []).Distinct().Select(counter => (counter, -1L)).Concat((After?.Counts ?? []).Distinct().Select(counter => (counter, 1L)));

    /// <summary>What a commit changes, given what is stored: a put that equals it and a removal of nothing are left out.</summary>
    public static List<RecordChange> Of(Commit commit, Func<RecordTable, RecordKey, IRecord?> find)
    {
        var changes = new List<RecordChange>(commit.Puts.Count + commit.Removes.Count);
        foreach (var put in commit.Puts)
        {
            var table = RecordTables.Of(put.Key.Type);
            var before = find(table, put.Key);
            if (before is null || !table.Same(before, put))
            {
                changes.Add(new RecordChange(table, put.Key, before, put));
            }
        }

        foreach (var remove in commit.Removes)
        {
            var table = RecordTables.Of(remove.Key.Type);
            if (find(table, remove.Key) is { } before)
            {
                changes.Add(new RecordChange(table, remove.Key, before, null));
            }
        }

        return changes;
    }
}
