namespace SocialKit.PostgreSql;

internal sealed class MemberReader(Database database) : IMemberReader
{
    // The list of taken handles is in their order; a member is then one seek.
    private readonly string _page = $"""
        SELECT {RecordTables.Members.ColumnsOf("m")} FROM (
          SELECT u.value, decode(u.key, 'hex') AS id FROM {database.Schema}.uniques u
          WHERE u.tenant = $1 AND u.name = '{Member.UniqueHandle("").Name}' AND u.value >= $2 AND u.value < $3 AND u.value > $4 ORDER BY u.value LIMIT $5
        ) k JOIN {database.Schema}.members m ON m.tenant = $1 AND m.id = k.id ORDER BY k.value
        """;

    public async ValueTask<IReadOnlyList<Member>> ReadByHandleAsync(
        AccessScope scope, string prefix, string? afterHandle, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        Limits.Check(limit, 101);
        database.Check(scope, cancellationToken);

        // No handle goes on with a byte of FF.
        var from = prefix.ToKey();
        return await database.QueryAsync(
            scope, _page, RecordTables.Members.Read, [from, (byte[])[.. from, 0xff], (afterHandle ?? "").ToKey(), (long)limit], cancellationToken).ConfigureAwait(false);
    }
}
