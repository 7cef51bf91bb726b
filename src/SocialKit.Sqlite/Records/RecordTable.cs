using Microsoft.Data.Sqlite;

namespace SocialKit.Sqlite;

/// <summary>How one type of record stands in its table, as the writer uses it. All statements are made once.</summary>
internal abstract class RecordTable
{
    private readonly string _find;
    private readonly string _put;
    private readonly string _remove;
    private readonly int _keys;

    /// <summary>Describes a table.</summary>
    /// <param name="name">The table.</param>
    /// <param name="key">Its key columns after the tenant.</param>
    /// <param name="others">Its other columns.</param>
    protected RecordTable(string name, string[] key, string[] others)
    {
        string[] all = [.. key, .. others];
        var where = $"WHERE tenant = ?1 AND {string.Join(" AND ", key.Select((column, i) => $"{column} = ?{i + 2}"))}";
        Name = name;
        Key = key;
        Columns = string.Join(", ", all);
        _keys = key.Length;
        _find = $"SELECT {Columns} FROM {name} {where}";
        _remove = $"DELETE FROM {name} {where}";
        _put = $"INSERT INTO {name} (tenant, {Columns}) VALUES ({string.Join(", ", Enumerable.Range(1, all.Length + 1).Select(i => $"?{i}"))})"
            + $" ON CONFLICT (tenant, {string.Join(", ", key)}) DO UPDATE SET {string.Join(", ", others.Select(column => $"{column} = excluded.{column}"))}";
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>The key columns after the tenant.</summary>
    protected string[] Key { get; }

    /// <summary>Every column but the tenant, as <c>Read</c> expects them.</summary>
    public string Columns { get; }

    /// <summary>The columns of one of several joined tables.</summary>
    public string ColumnsOf(string alias) => $"{alias}.{Columns.Replace(", ", $", {alias}.", StringComparison.Ordinal)}";

    /// <summary>The values of the key columns; null when the text cannot be the key of such a record.</summary>
    public abstract object[]? KeyValues(string id);

    /// <summary>The stored record, or null.</summary>
    public IRecord? Find(Session session, long tenant, string id) =>
        KeyValues(id) is { } key ? session.First(_find, ReadAny, [tenant, .. key]) : null;

    /// <summary>True when both would be stored alike.</summary>
    public bool Same(IRecord left, IRecord right) => WriteAny(left).AsSpan().SequenceEqual(WriteAny(right), ValueComparer.Instance);

    /// <summary>Inserts or replaces the record, and what else is kept with it.</summary>
    public virtual void Put(Session session, long tenant, IRecord? before, IRecord record) => session.Execute(_put, [tenant, .. WriteAny(record)]);

    /// <summary>Removes the stored record, and what else is kept with it.</summary>
    public virtual void Remove(Session session, long tenant, IRecord before) =>
        session.Execute(_remove, [tenant, .. WriteAny(before).AsSpan(0, _keys)]);

    protected abstract IRecord ReadAny(SqliteDataReader row);

    protected abstract object?[] WriteAny(IRecord record);

    private sealed class ValueComparer : IEqualityComparer<object?>
    {
        public static ValueComparer Instance { get; } = new();

        bool IEqualityComparer<object?>.Equals(object? x, object? y) =>
            x is byte[] left && y is byte[] right ? left.AsSpan().SequenceEqual(right) : Equals(x, y);

        int IEqualityComparer<object?>.GetHashCode(object? value) => value?.GetHashCode() ?? 0;
    }
}

/// <summary>How one type of record stands in its table.</summary>
internal abstract class RecordTable<TRecord> : RecordTable where TRecord : class, IRecord<TRecord>
{
    private readonly string _get;

    protected RecordTable(string name, string[] key, params string[] others) : base(name, key, others)
    {
        // The list of keys leads and the table follows, whatever the planner believes: each key is one seek.
        var match = string.Join(" AND ", key.Select((column, i) => $"t.{column} = {(IsBlob(column) ? $"unhex(k.value ->> {i})" : $"k.value ->> {i}")}"));
        _get = $"SELECT {ColumnsOf("t")} FROM json_each(?2) k CROSS JOIN {name} t ON t.tenant = ?1 AND {match}";
    }

    /// <summary>Reads one row of <see cref="RecordTable.Columns"/>.</summary>
    public abstract TRecord Read(SqliteDataReader row);

    /// <summary>The values of <see cref="RecordTable.Columns"/>: the key's first.</summary>
    protected abstract object?[] Write(TRecord record);

    /// <summary>The stored ones of these keys; keys of other types and keys that cannot be are not found.</summary>
    public List<TRecord> Get(Session session, long tenant, IEnumerable<RecordKey> keys)
    {
        var wanted = keys.Distinct().Where(key => key.Type == TRecord.RecordType).Select(key => KeyValues(key.Id)).OfType<object[]>();
        return session.Query(_get, Read, tenant, JsonLists.Write(wanted));
    }

    protected sealed override IRecord ReadAny(SqliteDataReader row) => Read(row);

    protected sealed override object?[] WriteAny(IRecord record) => Write((TRecord)record);

    private static bool IsBlob(string column) => column is "id" or "subject" or "member";
}

/// <summary>A table whose key is one id.</summary>
internal abstract class IdTable<TRecord>(string name, params string[] others) : RecordTable<TRecord>(name, ["id"], others)
    where TRecord : class, IRecord<TRecord>
{
    // Only the one written form is a key: others would make two names for one record.
    public sealed override object[]? KeyValues(string id) => Guid.TryParseExact(id, "N", out var value) && value.ToString("N") == id
        ? [value.ToByteArray(bigEndian: true)]
        : null;
}
