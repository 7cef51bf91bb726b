using System.Collections.Frozen;
using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace SocialKit.PostgreSql;

/// <summary>The statements of one table of records in one schema. Each takes any number of rows, one array for each column.</summary>
internal sealed class RecordSql
{
    /// <summary>From how many new rows of one table on they are sent as a stream, as imports do; fewer go along with everything else.</summary>
    public const int ManyRows = 200;

    private readonly RecordTable _table;
    private readonly string _copy;
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
        _copy = $"COPY {name} (tenant, {table.Columns}) FROM STDIN (FORMAT BINARY)";
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

    /// <summary>True for changes that <see cref="CopyAsync"/> can take: many rows, all of them new.</summary>
    public static bool CanCopy(IReadOnlyCollection<RecordChange> changes) =>
        changes.Count >= ManyRows && changes.All(change => change is { Before: null, After: not null });

    /// <summary>Sends new rows in a stream, a round trip of its own. They must be known to be new: nothing is replaced.</summary>
    public async ValueTask CopyAsync(NpgsqlConnection connection, string tenant, IReadOnlyCollection<RecordChange> changes)
    {
        await using var copy = await connection.BeginBinaryImportAsync(_copy, CancellationToken.None).ConfigureAwait(false);
        foreach (var change in changes)
        {
            await copy.StartRowAsync(CancellationToken.None).ConfigureAwait(false);
            await copy.WriteAsync(tenant, NpgsqlDbType.Text, CancellationToken.None).ConfigureAwait(false);
            foreach (var (column, value) in _table.All.Zip(_table.WriteAny(change.After!)))
            {
                await (value switch
                {
                    null => copy.WriteNullAsync(CancellationToken.None),
                    byte[] bytes => copy.WriteAsync(bytes, NpgsqlDbType.Bytea, CancellationToken.None),
                    string text => copy.WriteAsync(text, NpgsqlDbType.Text, CancellationToken.None),
                    long number => copy.WriteAsync(number, NpgsqlDbType.Bigint, CancellationToken.None),
                    _ => throw new InvalidOperationException($"The column {column.Name} cannot hold a {value.GetType().Name}."),
                }).ConfigureAwait(false);
            }
        }

        await copy.CompleteAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Adds what writes the changes of this table.</summary>
    /// <param name="batch">Runs it.</param>
    /// <param name="tenant">Whose rows.</param>
    /// <param name="changes">What changes.</param>
    /// <param name="copied">True when the rows themselves are there already.</param>
    public void AddWrites(NpgsqlBatch batch, string tenant, IReadOnlyCollection<RecordChange> changes, bool copied)
    {
        if (_table.Index is { } index)
        {
            Add(batch, _unindex!, tenant, [.. changes.Where(change => change.Before is not null).SelectMany(change => _table.IndexRows(change.Before!))], index.Columns);
        }

        Add(batch, _remove, tenant, [.. changes.Where(change => change.After is null).Select(change => _table.WriteAny(change.Before!))], _table.Key);
        Add(batch, _put, tenant, copied ? [] : [.. changes.Where(change => change.After is not null).Select(change => _table.WriteAny(change.After!))], _table.All);
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
