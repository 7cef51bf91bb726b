namespace SocialKit.PostgreSql;

/// <summary>
/// What a counter is made of: its row, and the changes that commits in transactions of the host's left beside it so that nobody waits for them. Both
/// are always read, and folded, by one statement: a change is never seen twice or not at all.
/// </summary>
internal static class CounterSql
{
    /// <summary>The parts (name, value) of every counter of a subject; their sum is the counter. The tenant is $1.</summary>
    public static string Rows(string schema, string subject) =>
        $"SELECT name, value FROM {schema}.counters WHERE tenant = $1 AND subject = {subject} UNION ALL SELECT name, change FROM {schema}.counter_changes WHERE tenant = $1 AND subject = {subject}";

    /// <summary>The value of one counter, null when it has no parts.</summary>
    public static string Value(string schema, string subject, string name) =>
        $"(SELECT sum(parts.value)::bigint FROM ({Rows(schema, subject)}) parts WHERE parts.name = '{name}')";

    /// <summary>Adds changes that are committed to their counters; up to $2 of them. In the order in which commits take counters, so that none waits in a circle.</summary>
    public static string Fold(string schema) => $"""
        WITH folded AS (
          DELETE FROM {schema}.counter_changes c USING (
            SELECT tenant, number FROM {schema}.counter_changes WHERE tenant = $1 ORDER BY number LIMIT $2 FOR UPDATE SKIP LOCKED) n
          WHERE c.tenant = n.tenant AND c.number = n.number
          RETURNING c.subject, c.name, c.change)
        INSERT INTO {schema}.counters AS c (tenant, subject, name, value)
        SELECT $1, subject, name, sum(change)::bigint FROM folded GROUP BY subject, name ORDER BY subject, name
        ON CONFLICT (tenant, subject, name) DO UPDATE SET value = c.value + excluded.value
        """;
}
