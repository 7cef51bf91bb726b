namespace SocialKit;

/// <summary>A page of one type of record by what the records are: the statement both dialects say alike, but for how each writes its words.</summary>
/// <param name="parameter">How the dialect names its nth parameter; the first is the tenant.</param>
/// <param name="within">True for a column that holds given bytes or text anywhere.</param>
internal sealed class RecordScan(Func<int, string> parameter, Func<Column, string, string> within)
{
    /// <summary>The statement, and its values after the tenant; null when no record can be one of them.</summary>
    /// <param name="table">Which records.</param>
    /// <param name="name">The table's whole name.</param>
    /// <param name="filter">Which of them. What the statement finds is asked again: it may find too many, never too few.</param>
    /// <param name="after">The last key of the page before.</param>
    /// <param name="limit">How many.</param>
    /// <exception cref="ArgumentException">The key is not one of this type.</exception>
    public (string Sql, object?[] Values)? Of(RecordTable table, string name, RecordFilter filter, RecordKey? after, int limit)
    {
        var values = new List<object?>();
        var conditions = new List<string> { $"tenant = {parameter(1)}" };
        if (Condition(table, filter, Add) is not { } condition)
        {
            return null;
        }

        conditions.AddRange(condition);
        var key = string.Join(", ", table.Key.Select(column => column.Name));
        if (after is { } last)
        {
            var place = (last.Type == table.Type ? table.KeyValues(last.Id) : null)
                ?? throw new ArgumentException($"{last} is not the key of a record of this type, so there is no page after it.", nameof(after));
            conditions.Add($"({key}) > ({string.Join(", ", place.Select(Add))})");
        }

        return ($"SELECT {table.Columns} FROM {name} WHERE {string.Join(" AND ", conditions)} ORDER BY {key} LIMIT {Add((long)limit)}", [.. values]);

        string Add(object value)
        {
            values.Add(value);
            return parameter(values.Count + 1);
        }
    }

    private string[]? Condition(RecordTable table, RecordFilter filter, Func<object, string> add)
    {
        switch (filter)
        {
            case RecordFilter.Concerning concerning:
                var terms = table.Concerns.Select(column => Concern(table, column, concerning.Subject, add)).OfType<string>().ToList();
                return terms.Count == 0 ? null : [$"({string.Join(" OR ", terms)})"];
            case RecordFilter.CreatedBefore made:
                return table.Created is { } created ? [$"{created} < {add(made.At.ToTicks())}"] : null;
            case RecordFilter.DeletedBefore gone:
                return table.Deleted is { } deleted ? [$"{deleted} < {add(gone.At.ToTicks())}"] : null;
            default:
                return [];
        }
    }

    private string? Concern(RecordTable table, ConcernColumn concern, SubjectRef subject, Func<object, string> add)
    {
        var blob = subject.ToBlob();
        if (concern.Kind is null)
        {
            return $"{concern.Name} = {add(blob)}";
        }

        // Only the one written form of an id is an id; a subject in another form is nobody's.
        if (concern.Kind != subject.Kind || blob[0] == 0)
        {
            return null;
        }

        var column = table.All.First(column => column.Name == concern.Name);
        object id = column.Type == ColumnType.Text ? subject.Id : blob[1..];
        return concern.Within ? within(column, add(id)) : $"{concern.Name} = {add(id)}";
    }
}
