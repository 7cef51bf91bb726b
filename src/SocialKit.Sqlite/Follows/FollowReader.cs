namespace SocialKit.Sqlite;

internal sealed class FollowReader(Database database) : IFollowReader
{
    private static readonly string s_own =
        $"SELECT {RecordTables.Follows.Columns} FROM sk_follows INDEXED BY sk_follows_newest WHERE tenant = ?1 AND member = ?2 ORDER BY at DESC LIMIT ?3";

    public ValueTask<IReadOnlyList<Follow>> ReadOwnAsync(AccessScope scope, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        return database.Read<IReadOnlyList<Follow>>(scope, [], cancellationToken, (session, tenant) => scope.Member is not { } member
            ? []
            : session.Query(s_own, RecordTables.Follows.Read, tenant, member.ToBlob(), (long)limit));
    }
}
