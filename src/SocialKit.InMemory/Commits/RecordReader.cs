namespace SocialKit.InMemory;

internal sealed class RecordReader(InMemoryStore store) : IRecordReader
{
    public ValueTask<IReadOnlyList<TRecord>> GetAsync<TRecord>(
        AccessScope scope, IReadOnlyCollection<RecordKey> keys, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
    {
        Limits.Check(keys, 1_000);
        return store.Read<IReadOnlyList<TRecord>>(scope, cancellationToken, tenant =>
            [.. keys.Distinct().Where(key => key.Type == TRecord.RecordType).Select(tenant.Find).OfType<TRecord>()]);
    }

    public ValueTask<IReadOnlyDictionary<UniqueKey, TRecord>> FindAsync<TRecord>(
        AccessScope scope, IReadOnlyCollection<UniqueKey> uniques, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
    {
        Limits.Check(uniques, 1_000);
        return store.Read<IReadOnlyDictionary<UniqueKey, TRecord>>(scope, cancellationToken, tenant => uniques.Distinct()
            .Select(unique => (Unique: unique, Record: tenant.Find(unique) as TRecord))
            .Where(found => found.Record is not null)
            .ToDictionary(found => found.Unique, found => found.Record!));
    }

    public ValueTask<IReadOnlyList<TRecord>> ScanAsync<TRecord>(
        AccessScope scope, RecordFilter filter, RecordKey? after, int limit, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
    {
        Limits.Check(limit, 1_000);
        return store.Read<IReadOnlyList<TRecord>>(scope, cancellationToken, tenant =>
        [
            .. tenant.All<TRecord>().Where(record => filter.Admits(record) && (after is not { } last || string.CompareOrdinal(record.Key.Id, last.Id) > 0))
                .OrderBy(record => record.Key.Id, StringComparer.Ordinal).Take(limit),
        ]);
    }

    public ValueTask<IReadOnlyList<Revision>> GetRevisionsAsync(
        AccessScope scope, SubjectRef subject, CancellationToken cancellationToken) =>
        store.Read<IReadOnlyList<Revision>>(scope, cancellationToken, tenant =>
            [.. tenant.All<Revision>().Where(revision => revision.Subject == subject).OrderByDescending(revision => revision.Number)]);
}
