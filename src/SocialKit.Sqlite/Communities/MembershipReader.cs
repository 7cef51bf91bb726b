namespace SocialKit.Sqlite;

internal sealed class MembershipReader(Database database) : IMembershipReader
{
    private static readonly string s_page = $"""
        SELECT {RecordTables.Memberships.ColumnsOf("m")} FROM sk_memberships m INDEXED BY sk_memberships_state
        WHERE m.tenant = ?1 AND m.community = ?2 AND m.state = ?3 AND m.member > ?4 AND {ScopeSql.Reads("m.community", "?6")} ORDER BY m.member LIMIT ?5
        """;

    public ValueTask<IReadOnlyList<Membership>> ReadAsync(
        AccessScope scope, CommunityId community, MembershipState state, MemberId? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        return database.Read<IReadOnlyList<Membership>>(scope, [], cancellationToken, (session, tenant) => session.Query(
            s_page, RecordTables.Memberships.Read, tenant, community.ToBlob(), state.Value, after.ToBlob() ?? [], (long)limit, ScopeSql.Write(scope)));
    }
}
