using Microsoft.Data.Sqlite;

namespace SocialKit.Sqlite;

internal sealed class ActivityReader(Database database) : IActivityReader
{
    public ValueTask<IReadOnlyList<LoggedActivity>> ReadAsync(AccessScope scope, long after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        return database.Read<IReadOnlyList<LoggedActivity>>(scope, [], cancellationToken, (session, tenant) => session.Query(
            "SELECT position, actor, verb, object, target, at FROM sk_activities WHERE tenant = ?1 AND position > ?2 ORDER BY position LIMIT ?3",
            Read, tenant, after, (long)limit));
    }

    private static LoggedActivity Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        new ActivityEntry(row.Id<MemberId>(1), new Verb(row.GetString(2)), row.Subject(3), row.SubjectOrNull(4), row.Time(5)));
}
