namespace SocialKit.PostgreSql;

internal sealed class FollowReader(Database database) : IFollowReader
{
    private readonly string _own =
        $"SELECT {RecordTables.Follows.Columns} FROM {database.Schema}.follows WHERE tenant = $1 AND member = $2 ORDER BY at DESC LIMIT $3";

    public async ValueTask<IReadOnlyList<Follow>> ReadOwnAsync(AccessScope scope, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        database.Check(scope, cancellationToken);
        return scope.Member is not { } member
            ? []
            : await database.QueryAsync(
                scope, _own, RecordTables.Follows.Read, [member.ToBlob(), (long)limit], cancellationToken).ConfigureAwait(false);
    }
}
