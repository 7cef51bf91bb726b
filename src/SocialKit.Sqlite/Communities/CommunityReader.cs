namespace SocialKit.Sqlite;

internal sealed class CommunityReader(Database database) : ICommunityReader
{
    private static readonly string s_page =
        $"SELECT {RecordTables.Communities.Columns} FROM sk_communities k INDEXED BY sk_communities_slug WHERE tenant = ?1 AND slug > ?2 AND {ScopeSql.Knows("k", "?4")} ORDER BY slug LIMIT ?3";

    public ValueTask<IReadOnlyList<Community>> ReadAsync(AccessScope scope, string? afterSlug, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        return database.Read<IReadOnlyList<Community>>(scope, [], cancellationToken, (session, tenant) =>
            session.Query(s_page, RecordTables.Communities.Read, tenant, afterSlug ?? "", (long)limit, ScopeSql.Write(scope)));
    }
}
