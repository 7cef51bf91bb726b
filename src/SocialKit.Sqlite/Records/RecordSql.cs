namespace SocialKit.Sqlite;

/// <summary>The statements of one table of records. All are made once.</summary>
internal sealed class RecordSql
{
    private static readonly Dictionary<RecordTable, RecordSql> s_all = RecordTables.All.ToDictionary(table => table, table => new RecordSql(table));
    private static readonly RecordScan s_scan = new(i => $"?{i}", (column, value) => $"instr({column.Name}, {value}) > 0");
    private readonly RecordTable _table;
    private readonly string _find;
    private readonly string _get;
    private readonly string _put;
    private readonly string _remove;
    private readonly string? _index;
    private readonly string? _unindex;

    private RecordSql(RecordTable table)
    {
        _table = table;
        var name = "sk_" + table.Name;
        var where = $"WHERE tenant = ?1 AND {string.Join(" AND ", table.Key.Select((column, i) => $"{column.Name} = ?{i + 2}"))}";
        _find = $"SELECT {table.Columns} FROM {name} {where}";
        _remove = $"DELETE FROM {name} {where}";
        _put = $"{Insert(name, table.All)} ON CONFLICT (tenant, {string.Join(", ", table.Key.Select(column => column.Name))})"
            + (table.Others.Count == 0 ? " DO NOTHING" : $" DO UPDATE SET {string.Join(", ", table.Others.Select(column => $"{column.Name} = excluded.{column.Name}"))}");

        // The list of keys leads and the table follows, whatever the planner believes: each key is one seek.
        var match = string.Join(" AND ", table.Key.Select((column, i) =>
            $"t.{column.Name} = {(column.Type == ColumnType.Blob ? $"unhex(k.value ->> {i})" : $"k.value ->> {i}")}"));
        _get = $"SELECT {table.ColumnsOf("t")} FROM json_each(?2) k CROSS JOIN {name} t ON t.tenant = ?1 AND {match}";

        if (table.Index is { } index)
        {
            _index = Insert("sk_" + index.Name, index.Columns);
            _unindex = $"DELETE FROM sk_{index.Name} WHERE tenant = ?1 AND {string.Join(" AND ", index.Columns.Select((column, i) => $"{column.Name} = ?{i + 2}"))}";
        }
    }

    public static RecordSql Of(RecordTable table) => s_all[table];

    /// <summary>The stored record, or null.</summary>
    public IRecord? Find(Session session, long tenant, string id) =>
        _table.KeyValues(id) is { } key ? session.First(_find, _table.ReadAny, [tenant, .. key]) : null;

    /// <summary>The stored ones of these keys; keys of other types and keys that cannot be are not found.</summary>
    public static List<TRecord> Get<TRecord>(Session session, long tenant, IEnumerable<RecordKey> keys) where TRecord : class, IRecord<TRecord>
    {
        var table = RecordTables.Of<TRecord>();
        return session.Query(Of(table)._get, table.Read, tenant, JsonLists.Write(table.KeyValues(keys)));
    }

    /// <summary>A page of the records a filter admits.</summary>
    public static List<TRecord> Scan<TRecord>(Session session, long tenant, RecordFilter filter, RecordKey? after, int limit) where TRecord : class, IRecord<TRecord>
    {
        var table = RecordTables.Of<TRecord>();
        var found = new List<TRecord>();
        while (found.Count < limit && s_scan.Of(table, "sk_" + table.Name, filter, after, limit - found.Count) is var (sql, values))
        {
            var wanted = limit - found.Count;
            var page = session.Query(sql, table.Read, [tenant, .. values]);
            found.AddRange(page.Where(filter.Admits));
            if (page.Count < wanted)
            {
                break;
            }

            after = page[^1].Key;
        }

        return found;
    }

    /// <summary>Writes one changed row, and what else is kept with it.</summary>
    public static void Write(Session session, long tenant, RecordChange change) => Of(change.Table).Write(session, tenant, change.Before, change.After);

    private void Write(Session session, long tenant, IRecord? before, IRecord? after)
    {
        foreach (var row in before is null ? [] : _table.IndexRows(before))
        {
            session.Execute(_unindex!, [tenant, .. row]);
        }

        if (after is null)
        {
            session.Execute(_remove, [tenant, .. _table.WriteAny(before!).AsSpan(0, _table.Key.Count)]);
            return;
        }

        session.Execute(_put, [tenant, .. _table.WriteAny(after)]);
        foreach (var row in _table.IndexRows(after))
        {
            session.Execute(_index!, [tenant, .. row]);
        }
    }

    private static string Insert(string table, IReadOnlyList<Column> columns) =>
        $"INSERT INTO {table} (tenant, {string.Join(", ", columns.Select(column => column.Name))}) VALUES ({string.Join(", ", Enumerable.Range(1, columns.Count + 1).Select(i => $"?{i}"))})";
}
