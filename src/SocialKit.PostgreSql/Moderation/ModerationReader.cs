namespace SocialKit.PostgreSql;

internal sealed class ModerationReader(Database database) : IModerationReader
{
    private readonly string _rules =
        $"SELECT {RecordTables.ModerationRules.Columns} FROM {database.Schema}.moderation_rules WHERE tenant = $1 ORDER BY created, id LIMIT $2";

    private readonly string _newest = Cases(database.Schema, "(created, id) < ($4, $5)", "created DESC, id DESC", inOne: false);
    private readonly string _oldest = Cases(database.Schema, "(created, id) >= ($4, $5)", "created, id", inOne: false);
    private readonly string _newestInOne = Cases(database.Schema, "(created, id) < ($4, $5)", "created DESC, id DESC", inOne: true);
    private readonly string _oldestInOne = Cases(database.Schema, "(created, id) >= ($4, $5)", "created, id", inOne: true);

    private readonly string _decisions = $"""
        SELECT {RecordTables.Decisions.Columns} FROM {database.Schema}.decisions
        WHERE tenant = $1 AND member = $2 AND (created, id) < ($3, $4) AND (member = $8 OR {ScopeSql.Moderates("community", 6)})
        ORDER BY created DESC, id DESC LIMIT $5
        """;

    private readonly string _flags =
        $"SELECT {RecordTables.Flags.Columns} FROM {database.Schema}.flags WHERE tenant = $1 AND reporter = $2 ORDER BY created DESC LIMIT $3";

    private readonly string _sanctions = $"""
        SELECT {RecordTables.Sanctions.Columns} FROM {database.Schema}.sanctions
        WHERE tenant = $1 AND member = $2 AND (member = $6 OR {ScopeSql.Moderates("community", 4)}) ORDER BY created DESC, id DESC LIMIT $3
        """;

    public async ValueTask<IReadOnlyList<ModerationRule>> ReadRulesAsync(AccessScope scope, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        database.Check(scope, cancellationToken);
        return await database.QueryAsync(scope, _rules, RecordTables.ModerationRules.Read, [(long)limit], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<ModerationCase>> ReadCasesAsync(
        AccessScope scope, CaseSelector selector, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        database.Check(scope, cancellationToken);
        var place = selector.Newest ? Place.Descending(after) : Place.Ascending(after);
        var sql = (selector.Community, selector.Newest) switch
        {
            (null, true) => _newest,
            (null, false) => _oldest,
            (_, true) => _newestInOne,
            (_, false) => _oldestInOne,
        };
        object?[] values = [selector.Desk.Value, selector.State.Value, place.At, place.Id, (long)limit, .. ScopeSql.Holding(scope)];
        return await database.QueryAsync(
            scope, sql, RecordTables.ModerationCases.Read, selector.Community is { } community ? [.. values, community.ToBlob()] : values, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<Decision>> ReadDecisionsAsync(
        AccessScope scope, MemberId member, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        database.Check(scope, cancellationToken);
        var place = Place.Descending(after);
        return await database.QueryAsync(
            scope, _decisions, RecordTables.Decisions.Read,
            [member.ToBlob(), place.At, place.Id, (long)limit, .. ScopeSql.Holding(scope), Me(scope)], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<Flag>> ReadOwnFlagsAsync(AccessScope scope, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 100);
        database.Check(scope, cancellationToken);
        return scope.Member is { } me
            ? await database.QueryAsync(scope, _flags, RecordTables.Flags.Read, [me.ToBlob(), (long)limit], cancellationToken).ConfigureAwait(false)
            : [];
    }

    public async ValueTask<IReadOnlyList<Sanction>> ReadSanctionsAsync(AccessScope scope, MemberId member, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 100);
        database.Check(scope, cancellationToken);
        return await database.QueryAsync(
            scope, _sanctions, RecordTables.Sanctions.Read,
            [member.ToBlob(), (long)limit, .. ScopeSql.Holding(scope), Me(scope)], cancellationToken).ConfigureAwait(false);
    }

    // Nobody's id is empty, so who is not there is nobody.
    private static byte[] Me(AccessScope scope) => scope.Member.ToBlob() ?? [];

    private static string Cases(string schema, string place, string order, bool inOne) => $"""
        SELECT {RecordTables.ModerationCases.Columns} FROM {schema}.moderation_cases
        WHERE tenant = $1 AND desk = $2 AND state = $3 AND {place} AND {ScopeSql.Moderates("community", 7)}{(inOne ? " AND community = $9" : "")}
        ORDER BY {order} LIMIT $6
        """;
}
