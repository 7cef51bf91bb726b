namespace SocialKit.Sqlite;

internal sealed class FollowReader(Database database) : IFollowReader
{
    private static readonly string s_own =
        $"SELECT {RecordTables.Follows.Columns} FROM sk_follows INDEXED BY sk_follows_newest WHERE tenant = ?1 AND member = ?2 ORDER BY at DESC LIMIT ?3";

    private const string Followers =
        "SELECT member FROM sk_follows INDEXED BY sk_follows_subject WHERE tenant = ?1 AND subject = ?2 AND member > ?3 ORDER BY member LIMIT ?4";

    public ValueTask<IReadOnlyList<Follow>> ReadOwnAsync(AccessScope scope, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        return database.Read<IReadOnlyList<Follow>>(scope, [], cancellationToken, (session, tenant) => scope.Member is not { } member
            ? []
            : session.Query(s_own, RecordTables.Follows.Read, tenant, member.ToBlob(), (long)limit));
    }

    public ValueTask<IReadOnlyList<MemberId>> ReadFollowersAsync(
        AccessScope scope, SubjectRef subject, MemberId? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        return database.Read<IReadOnlyList<MemberId>>(scope, [], cancellationToken, (session, tenant) => session.Query(
            Followers, row => row.Id<MemberId>(0), tenant, subject.ToBlob(), after.ToBlob() ?? [], (long)limit));
    }
}
