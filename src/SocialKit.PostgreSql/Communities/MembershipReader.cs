namespace SocialKit.PostgreSql;

internal sealed class MembershipReader(Database database) : IMembershipReader
{
    private readonly string _page = $"""
        SELECT {RecordTables.Memberships.ColumnsOf("m")} FROM {database.Schema}.memberships m
        WHERE m.tenant = $1 AND m.community = $2 AND m.state = $3 AND m.member > $4 AND {new ScopeSql(database.Schema).Reads("m.community", 6)}
        ORDER BY m.member LIMIT $5
        """;

    public async ValueTask<IReadOnlyList<Membership>> ReadAsync(
        AccessScope scope, CommunityId community, MembershipState state, MemberId? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        database.Check(scope, cancellationToken);
        return await database.QueryAsync(
            scope, _page, RecordTables.Memberships.Read,
            [community.ToBlob(), state.Value, after.ToBlob() ?? [], (long)limit, .. ScopeSql.Reading(scope)], cancellationToken).ConfigureAwait(false);
    }
}
