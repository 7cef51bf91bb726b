namespace SocialKit.Sqlite;

internal sealed class MemberReader(Database database) : IMemberReader
{
    // The list of taken handles is in their order; a member is then one seek.
    private static readonly string s_page = $"""
        SELECT {RecordTables.Members.ColumnsOf("m")} FROM sk_uniques u CROSS JOIN sk_members m ON m.tenant = ?1 AND m.id = unhex(u.key)
        WHERE u.tenant = ?1 AND u.name = '{Member.UniqueHandle("").Name}' AND u.value >= ?2 AND u.value < ?2 || ?5 AND u.value > ?3 ORDER BY u.value LIMIT ?4
        """;

    public ValueTask<IReadOnlyList<Member>> ReadByHandleAsync(
        AccessScope scope, string prefix, string? afterHandle, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        Limits.Check(limit, 101);
        return database.Read<IReadOnlyList<Member>>(scope, [], cancellationToken, (session, tenant) => session.Query(
            s_page, RecordTables.Members.Read, tenant, prefix, afterHandle ?? "", (long)limit, "\U0010FFFF"));
    }
}
