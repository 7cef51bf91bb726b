namespace SocialKit.Sqlite;

internal sealed class AccessReader(Database database) : IAccessReader
{
    private static readonly string s_memberships =
        $"SELECT {RecordTables.Memberships.Columns} FROM sk_memberships INDEXED BY sk_memberships_member WHERE tenant = ?1 AND member = ?2";

    private static readonly string s_blocks = $"""
        SELECT {RecordTables.Blocks.Columns} FROM sk_blocks WHERE tenant = ?1 AND member = ?2
        UNION SELECT {RecordTables.Blocks.Columns} FROM sk_blocks INDEXED BY sk_blocks_blocked WHERE tenant = ?1 AND blocked = ?2
        """;

    private static readonly string s_mutes = $"SELECT {RecordTables.Mutes.Columns} FROM sk_mutes WHERE tenant = ?1 AND member = ?2";

    private static readonly string s_sanctions =
        $"SELECT {RecordTables.Sanctions.Columns} FROM sk_sanctions INDEXED BY sk_sanctions_member WHERE tenant = ?1 AND member = ?2 AND lifted IS NULL";

    public ValueTask<AccessFacts> ReadAsync(AccessScope scope, CancellationToken cancellationToken) =>
        database.Read(scope, new AccessFacts(), cancellationToken, (session, tenant) => scope.Member is not { } member
            ? new AccessFacts()
            : session.InOneState(() => new AccessFacts
            {
                Memberships = session.Query(s_memberships, RecordTables.Memberships.Read, tenant, member.ToBlob()),
                Blocks = session.Query(s_blocks, RecordTables.Blocks.Read, tenant, member.ToBlob()),
                Mutes = session.Query(s_mutes, RecordTables.Mutes.Read, tenant, member.ToBlob()),
                Sanctions = session.Query(s_sanctions, RecordTables.Sanctions.Read, tenant, member.ToBlob()),
            }));
}
