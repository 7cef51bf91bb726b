namespace SocialKit.PostgreSql;

internal sealed class CounterReader(Database database) : ICounterReader
{
    private readonly string _read = $"""
        SELECT k.subject, n.name, sum(n.value)::bigint FROM unnest($2::bytea[]) AS k(subject) CROSS JOIN LATERAL ({CounterSql.Rows(database.Schema, "k.subject")}) n
        WHERE {new ScopeSql(database.Schema).ReadsSubject("k.subject", 3)} GROUP BY k.subject, n.name HAVING sum(n.value) <> 0
        """;

    public async ValueTask<IReadOnlyDictionary<CounterKey, long>> ReadAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 1_000);
        var rows = await database.QueryAsync(
            scope, _read, row => KeyValuePair.Create(new CounterKey(row.Subject(0), row.GetString(1)), row.GetInt64(2)),
            [Parameters.Subjects(subjects), .. ScopeSql.Reading(scope)], cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary();
    }
}
