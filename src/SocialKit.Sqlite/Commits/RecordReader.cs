namespace SocialKit.Sqlite;

internal sealed class RecordReader(Database database) : IRecordReader
{
    private static readonly string s_revisions =
        $"SELECT {RecordTables.Revisions.Columns} FROM sk_revisions WHERE tenant = ?1 AND subject = ?2 ORDER BY number DESC";

    public ValueTask<IReadOnlyList<TRecord>> GetAsync<TRecord>(
        AccessScope scope, IReadOnlyCollection<RecordKey> keys, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
    {
        Limits.Check(keys, 1_000);
        return database.Read<IReadOnlyList<TRecord>>(scope, [], cancellationToken, (session, tenant) =>
            RecordSql.Get<TRecord>(session, tenant, keys));
    }

    public ValueTask<IReadOnlyDictionary<UniqueKey, TRecord>> FindAsync<TRecord>(
        AccessScope scope, IReadOnlyCollection<UniqueKey> uniques, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
    {
        Limits.Check(uniques, 1_000);
        var none = new Dictionary<UniqueKey, TRecord>();
        return database.Read<IReadOnlyDictionary<UniqueKey, TRecord>>(scope, none, cancellationToken, (session, tenant) => session.InOneState(() =>
        {
            var holders = session.Query(
                "SELECT u.name, u.value, u.key FROM json_each(?3) k CROSS JOIN sk_uniques u ON u.tenant = ?1 AND u.name = k.value ->> 0 AND u.value = k.value ->> 1 WHERE u.type = ?2",
                row => (Unique: new UniqueKey(row.GetString(0), row.GetString(1)), Id: row.GetString(2)),
                tenant, TRecord.RecordType, JsonLists.Write(uniques.Distinct().Select(unique => new object[] { unique.Name, unique.Value })));
            var records = RecordSql.Get<TRecord>(session, tenant, holders.Select(holder => new RecordKey(TRecord.RecordType, holder.Id)))
                .ToDictionary(record => record.Key.Id, StringComparer.Ordinal);
            return holders.ToDictionary(holder => holder.Unique, holder => records[holder.Id]);
        }));
    }

    public ValueTask<IReadOnlyList<TRecord>> ScanAsync<TRecord>(
        AccessScope scope, RecordFilter filter, RecordKey? after, int limit, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
    {
        ArgumentNullException.ThrowIfNull(filter);
        Limits.Check(limit, 1_000);
        return database.Read<IReadOnlyList<TRecord>>(scope, [], cancellationToken, (session, tenant) =>
            RecordSql.Scan<TRecord>(session, tenant, filter, after, limit));
    }

    public ValueTask<IReadOnlyList<Revision>> GetRevisionsAsync(AccessScope scope, SubjectRef subject, CancellationToken cancellationToken) =>
        database.Read<IReadOnlyList<Revision>>(scope, [], cancellationToken, (session, tenant) =>
            session.Query(s_revisions, RecordTables.Revisions.Read, tenant, subject.ToBlob()));
}
