using System.Collections.Frozen;

namespace SocialKit.PostgreSql;

internal sealed class RecordReader(Database database) : IRecordReader
{
    private static readonly Column[] s_unique = [new("name", ColumnType.Text), new("value", ColumnType.Blob), new("place", ColumnType.Int)];

    private static readonly RecordScan s_scan = new(
        i => $"${i}", (column, value) => column.Type == ColumnType.Text ? $"strpos({column.Name}, {value}) > 0" : $"position({value} in {column.Name}) > 0");

    private readonly FrozenDictionary<RecordTable, RecordSql> _tables = RecordSql.All(database.Schema);

    // One statement sees one state: the holder and its value always belong together.
    private readonly FrozenDictionary<RecordTable, string> _find = RecordTables.All.ToFrozenDictionary(table => table, table => $"""
        SELECT {table.ColumnsOf("t")}, k.place FROM {RecordSql.Unnest(s_unique)}
        JOIN {database.Schema}.uniques u ON u.tenant = $1 AND u.name = k.name AND u.value = k.value AND u.type = $5
        JOIN {database.Schema}.{table.Name} t ON t.tenant = $1 AND {MatchKey(table)}
        """);

    private readonly string _revisions =
        $"SELECT {RecordTables.Revisions.Columns} FROM {database.Schema}.revisions WHERE tenant = $1 AND subject = $2 ORDER BY number DESC";

    public async ValueTask<IReadOnlyList<TRecord>> GetAsync<TRecord>(
        AccessScope scope, IReadOnlyCollection<RecordKey> keys, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
    {
        Limits.Check(keys, 1_000);
        var table = RecordTables.Of<TRecord>();
        var (sql, values) = _tables[table].Get([.. table.KeyValues(keys)]);
        return await database.QueryAsync(scope, sql, table.Read, values, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyDictionary<UniqueKey, TRecord>> FindAsync<TRecord>(
        AccessScope scope, IReadOnlyCollection<UniqueKey> uniques, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
    {
        Limits.Check(uniques, 1_000);
        var table = RecordTables.Of<TRecord>();
        UniqueKey[] wanted = [.. uniques.Distinct()];
        object?[][] rows = [.. wanted.Select((unique, place) => new object?[] { unique.Name, unique.Value.ToKey(), (long)place })];
        var found = await database.QueryAsync(
            scope, _find[table],
            row => KeyValuePair.Create(wanted[row.Int(table.All.Count)], table.Read(row)),
            [.. RecordSql.Lists(rows, s_unique), TRecord.RecordType], cancellationToken).ConfigureAwait(false);
        return found.ToDictionary();
    }

    public async ValueTask<IReadOnlyList<TRecord>> ScanAsync<TRecord>(
        AccessScope scope, RecordFilter filter, RecordKey? after, int limit, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
    {
        ArgumentNullException.ThrowIfNull(filter);
        Limits.Check(limit, 1_000);
        database.Check(scope, cancellationToken);
        var table = RecordTables.Of<TRecord>();
        var found = new List<TRecord>();
        while (found.Count < limit && s_scan.Of(table, $"{database.Schema}.{table.Name}", filter, after, limit - found.Count) is var (sql, values))
        {
            var wanted = limit - found.Count;
            var page = await database.QueryAsync(scope, sql, table.Read, values, cancellationToken).ConfigureAwait(false);
            found.AddRange(page.Where(filter.Admits));
            if (page.Count < wanted)
            {
                break;
            }

            after = page[^1].Key;
        }

        return found;
    }

    public async ValueTask<IReadOnlyList<Revision>> GetRevisionsAsync(AccessScope scope, SubjectRef subject, CancellationToken cancellationToken) =>
        await database.QueryAsync(scope, _revisions, RecordTables.Revisions.Read, [subject.ToBlob()], cancellationToken).ConfigureAwait(false);

    // Only records whose key is one id hold unique values; for the others nothing matches.
    private static string MatchKey(RecordTable table) =>
        table.Key is [{ Name: "id" }] ? "t.id = decode(u.key, 'hex')" : "false";
}
