namespace SocialKit.PostgreSql;

internal sealed class FollowReader(Database database) : IFollowReader
{
    private readonly string _own =
        $"SELECT {RecordTables.Follows.Columns} FROM {database.Schema}.follows WHERE tenant = $1 AND member = $2 AND {new ScopeSql(database.Schema).ReadsSubject("subject", 4)} ORDER BY at DESC LIMIT $3";

    private readonly string _followers =
        $"SELECT member FROM {database.Schema}.follows WHERE tenant = $1 AND subject = $2 AND member > $3 AND {new ScopeSql(database.Schema).ReadsSubject("subject", 5)} ORDER BY member LIMIT $4";

    public async ValueTask<IReadOnlyList<Follow>> ReadOwnAsync(AccessScope scope, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        database.Check(scope, cancellationToken);
        return scope.Member is not { } member
            ? []
            : await database.QueryAsync(
                scope, _own, RecordTables.Follows.Read, [member.ToBlob(), (long)limit, .. ScopeSql.Reading(scope)], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<MemberId>> ReadFollowersAsync(
        AccessScope scope, SubjectRef subject, MemberId? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        database.Check(scope, cancellationToken);
        return await database.QueryAsync(
            scope, _followers, row => row.Id<MemberId>(0), [subject.ToBlob(), after.ToBlob() ?? [], (long)limit, .. ScopeSql.Reading(scope)], cancellationToken).ConfigureAwait(false);
    }
}
