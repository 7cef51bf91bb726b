namespace SocialKit.PostgreSql;

internal sealed class CommunityReader(Database database) : ICommunityReader
{
    private readonly string _page =
        $"SELECT {RecordTables.Communities.Columns} FROM {database.Schema}.communities k WHERE tenant = $1 AND slug > $2 AND {ScopeSql.Knows("k", 4)} ORDER BY slug LIMIT $3";

    public async ValueTask<IReadOnlyList<Community>> ReadAsync(AccessScope scope, string? afterSlug, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        database.Check(scope, cancellationToken);
        return await database.QueryAsync(
            scope, _page, RecordTables.Communities.Read, [afterSlug ?? "", (long)limit, .. ScopeSql.Knowing(scope)], cancellationToken).ConfigureAwait(false);
    }
}
