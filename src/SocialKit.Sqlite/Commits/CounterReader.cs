namespace SocialKit.Sqlite;

internal sealed class CounterReader(Database database) : ICounterReader
{
    public ValueTask<IReadOnlyDictionary<CounterKey, long>> ReadAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 1_000);
        var none = new Dictionary<CounterKey, long>();
        return database.Read<IReadOnlyDictionary<CounterKey, long>>(scope, none, cancellationToken, (session, tenant) => session.Query(
            "SELECT c.subject, c.name, c.value FROM json_each(?2) k CROSS JOIN sk_counters c ON c.tenant = ?1 AND c.subject = unhex(k.value ->> 0) WHERE c.value <> 0 AND " + ScopeSql.ReadsSubject("c.subject", "?3"),
            row => KeyValuePair.Create(new CounterKey(row.Subject(0), row.GetString(1)), row.GetInt64(2)),
            tenant, JsonLists.Write(subjects), ScopeSql.Write(scope)).ToDictionary());
    }
}
