namespace SocialKit.PostgreSql;

internal sealed class KudosReader(Database database) : IKudosReader
{
    private readonly string _all = $"""
        SELECT {RecordTables.Kudos.Columns} FROM {database.Schema}.kudos
        WHERE tenant = $1 AND (created, id) < ($2, $3) AND {new ScopeSql(database.Schema).Reads("community", 5)} ORDER BY created DESC, id DESC LIMIT $4
        """;

    private readonly string _received = $"""
        SELECT {RecordTables.Kudos.ColumnsOf("k")} FROM {database.Schema}.kudos_received r JOIN {database.Schema}.kudos k ON k.tenant = $1 AND k.id = r.id
        WHERE r.tenant = $1 AND r.member = $7 AND (r.created, r.id) < ($2, $3) AND {new ScopeSql(database.Schema).Reads("k.community", 5)} ORDER BY r.created DESC, r.id DESC LIMIT $4
        """;

    public async ValueTask<IReadOnlyList<Kudos>> ReadAsync(
        AccessScope scope, MemberId? recipient, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        database.Check(scope, cancellationToken);
        var place = Place.Descending(after);
        return recipient is not { } member
            ? await database.QueryAsync(
                scope, _all, RecordTables.Kudos.Read, [place.At, place.Id, (long)limit, .. ScopeSql.Reading(scope)], cancellationToken).ConfigureAwait(false)
            : await database.QueryAsync(
                scope, _received, RecordTables.Kudos.Read, [place.At, place.Id, (long)limit, .. ScopeSql.Reading(scope), member.ToBlob()], cancellationToken).ConfigureAwait(false);
    }
}
