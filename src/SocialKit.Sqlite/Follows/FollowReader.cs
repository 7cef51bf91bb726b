namespace SocialKit.Sqlite;

internal sealed class FollowReader(Database database) : IFollowReader
{
    private static readonly string s_own =
        $"SELECT {RecordTables.Follows.Columns} FROM sk_follows INDEXED BY sk_follows_newest WHERE tenant = ?1 AND member = ?2 AND {ScopeSql.ReadsSubject("subject", "?4")} ORDER BY at DESC LIMIT ?3";

    private static readonly string s_followers =
        $"SELECT member FROM sk_follows INDEXED BY sk_follows_subject WHERE tenant = ?1 AND subject = ?2 AND member > ?3 AND {ScopeSql.ReadsSubject("subject", "?5")} ORDER BY member LIMIT ?4";

    public ValueTask<IReadOnlyList<Follow>> ReadOwnAsync(AccessScope scope, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        return database.Read<IReadOnlyList<Follow>>(scope, [], cancellationToken, (session, tenant) => scope.Member is not { } member
            ? []
            : session.Query(s_own, RecordTables.Follows.Read, tenant, member.ToBlob(), (long)limit, ScopeSql.Write(scope)));
    }

    public ValueTask<IReadOnlyList<MemberId>> ReadFollowersAsync(
        AccessScope scope, SubjectRef subject, MemberId? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        return database.Read<IReadOnlyList<MemberId>>(scope, [], cancellationToken, (session, tenant) => session.Query(
            s_followers, row => row.Id<MemberId>(0), tenant, subject.ToBlob(), after.ToBlob() ?? [], (long)limit, ScopeSql.Write(scope)));
    }
}
