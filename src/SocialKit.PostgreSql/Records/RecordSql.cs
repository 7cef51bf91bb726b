using System.Collections.Frozen;
using System.Data.Common;
using Npgsql;

namespace SocialKit.PostgreSql;

/// <summary>The statements of one table of records in one schema. Each takes any number of rows, one array for each column.</summary>
internal sealed class RecordSql
{
    private readonly RecordTable _table;
    private readonly string _get;
    private readonly string _put;
    private readonly string _remove;
    private readonly string? _index;
    private readonly string? _unindex;

    private RecordSql(RecordTable table, string schema)
    {
        _table = table;
        var name = $"{schema}.{table.Name}";
        _get = $"SELECT {table.ColumnsOf("t")} FROM {Unnest(table.Key)} JOIN {name} t ON t.tenant = $1 AND {Match("t", table.Key)}";
        _remove = Delete(name, table.Key);
        _put = $"{Insert(name, table.All)} ON CONFLICT (tenant, {Names(table.Key)})"
            + (table.Others.Count == 0 ? " DO NOTHING" : $" DO UPDATE SET {string.Join(", ", table.Others.Select(column => $"{column.Name} = excluded.{column.Name}"))}");
        if (table.Index is { } index)
        {
            _index = Insert($"{schema}.{index.Name}", index.Columns);
            _unindex = Delete($"{schema}.{index.Name}", index.Columns);
        }
    }

    /// <summary>The statements of every table.</summary>
    public static FrozenDictionary<RecordTable, RecordSql> All(string schema) =>
        RecordTables.All.ToFrozenDictionary(table => table, table => new RecordSql(table, schema));

    /// <summary>Adds the question for these keys.</summary>
    public void AddGet(NpgsqlBatch batch, string tenant, IReadOnlyList<object?[]> keys) => Add(batch, _get, tenant, keys, _table.Key);

    /// <summary>The question for these keys, and its values after the tenant.</summary>
    public (string Sql, object?[] Values) Get(IReadOnlyList<object?[]> keys) => (_get, Lists(keys, _table.Key));

    /// <summary>Adds what writes the changes of this table.</summary>
    public void AddWrites(NpgsqlBatch batch, string tenant, IReadOnlyCollection<RecordChange> changes)
    {
        if (_table.Index is { } index)
        {
            Add(batch, _unindex!, tenant, [.. changes.Where(change => change.Before is not null).SelectMany(change => _table.IndexRows(change.Before!))], index.Columns);
        }

        Add(batch, _remove, tenant, [.. changes.Where(change => change.After is null).Select(change => _table.WriteAny(change.Before!))], _table.Key);
        Add(batch, _put, tenant, [.. changes.Where(change => change.After is not null).Select(change => _table.WriteAny(change.After!))], _table.All);
        if (_table.Index is { } added)
        {
            Add(batch, _index!, tenant, [.. changes.Where(change => change.After is not null).SelectMany(change => _table.IndexRows(change.After!))], added.Columns);
        }
    }

    /// <summary>Reads one row of the table.</summary>
    public IRecord Read(DbDataReader row) => _table.ReadAny(row);

    /// <summary>An insertion of rows given as arrays, in their order; the tenant is $1.</summary>
    public static string Insert(string table, IReadOnlyList<Column> columns) =>
        $"INSERT INTO {table} (tenant, {Names(columns)}) SELECT $1, {string.Join(", ", columns.Select(column => $"k.{column.Name}"))} FROM {Unnest(columns)}";

    /// <summary>Rows given as arrays from $2 on, named k.</summary>
    public static string Unnest(IReadOnlyList<Column> columns) =>
        $"unnest({string.Join(", ", columns.Select((column, i) => $"${i + 2}::{Parameters.NameOf(column.Type)}[]"))}) AS k({Names(columns)})";

    /// <summary>Adds a statement over rows given as arrays, unless there are none.</summary>
    public static void Add(NpgsqlBatch batch, string sql, string tenant, IReadOnlyList<object?[]> rows, IReadOnlyList<Column> columns)
    {
        if (rows.Count > 0)
        {
            batch.Add(sql, [tenant, .. Lists(rows, columns)]);
        }
    }

    /// <summary>One array for each column.</summary>
    public static object?[] Lists(IReadOnlyList<object?[]> rows, IReadOnlyList<Column> columns) =>
        [.. columns.Select((column, i) => Parameters.List(rows, i, column.Type))];

    private static string Delete(string table, IReadOnlyList<Column> columns) =>
        $"DELETE FROM {table} t USING {Unnest(columns)} WHERE t.tenant = $1 AND {Match("t", columns)}";

    private static string Match(string alias, IReadOnlyList<Column> columns) =>
        string.Join(" AND ", columns.Select(column => $"{alias}.{column.Name} = k.{column.Name}"));

    private static string Names(IReadOnlyList<Column> columns) => string.Join(", ", columns.Select(column => column.Name));
}
