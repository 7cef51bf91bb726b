namespace SocialKit.Sqlite;

internal sealed class KudosReader(Database database) : IKudosReader
{
    private static readonly string s_all = $"""
        SELECT {RecordTables.Kudos.Columns} FROM sk_kudos INDEXED BY sk_kudos_newest
        WHERE tenant = ?1 AND (created, id) < (?2, ?3) AND {ScopeSql.Reads("community", "?5")} ORDER BY created DESC, id DESC LIMIT ?4
        """;

    private static readonly string s_received = $"""
        SELECT {RecordTables.Kudos.ColumnsOf("k")} FROM sk_kudos_received r CROSS JOIN sk_kudos k ON k.tenant = ?1 AND k.id = r.id
        WHERE r.tenant = ?1 AND r.member = ?6 AND (r.created, r.id) < (?2, ?3) AND {ScopeSql.Reads("k.community", "?5")} ORDER BY r.created DESC, r.id DESC LIMIT ?4
        """;

    public ValueTask<IReadOnlyList<Kudos>> ReadAsync(
        AccessScope scope, MemberId? recipient, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        var place = Place.Descending(after);
        return database.Read<IReadOnlyList<Kudos>>(scope, [], cancellationToken, (session, tenant) => recipient is not { } member
            ? session.Query(s_all, RecordTables.Kudos.Read, tenant, place.At, place.Id, (long)limit, ScopeSql.Write(scope))
            : session.Query(s_received, RecordTables.Kudos.Read, tenant, place.At, place.Id, (long)limit, ScopeSql.Write(scope), member.ToBlob()));
    }
}
