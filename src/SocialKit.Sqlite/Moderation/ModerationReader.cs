namespace SocialKit.Sqlite;

internal sealed class ModerationReader(Database database) : IModerationReader
{
    private static readonly string s_rules =
        $"SELECT {RecordTables.ModerationRules.Columns} FROM sk_moderation_rules WHERE tenant = ?1 ORDER BY created, id LIMIT ?2";

    private static readonly string s_newest = Cases("(created, id) < (?5, ?6)", "created DESC, id DESC");
    private static readonly string s_oldest = Cases("(created, id) >= (?5, ?6)", "created, id");

    private static readonly string s_decisions = $"""
        SELECT {RecordTables.Decisions.Columns} FROM sk_decisions INDEXED BY sk_decisions_member
        WHERE tenant = ?1 AND member = ?2 AND (created, id) < (?3, ?4) AND (member = ?7 OR {ScopeSql.Moderates("community", "?6")})
        ORDER BY created DESC, id DESC LIMIT ?5
        """;

    private static readonly string s_flags = $"""
        SELECT {RecordTables.Flags.Columns} FROM sk_flags INDEXED BY sk_flags_reporter WHERE tenant = ?1 AND reporter = ?2
        ORDER BY created DESC LIMIT ?3
        """;

    private static readonly string s_sanctions = $"""
        SELECT {RecordTables.Sanctions.Columns} FROM sk_sanctions INDEXED BY sk_sanctions_member
        WHERE tenant = ?1 AND member = ?2 AND (member = ?5 OR {ScopeSql.Moderates("community", "?4")}) ORDER BY created DESC, id DESC LIMIT ?3
        """;

    public ValueTask<IReadOnlyList<ModerationRule>> ReadRulesAsync(AccessScope scope, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        return database.Read<IReadOnlyList<ModerationRule>>(scope, [], cancellationToken, (session, tenant) =>
            session.Query(s_rules, RecordTables.ModerationRules.Read, tenant, (long)limit));
    }

    public ValueTask<IReadOnlyList<ModerationCase>> ReadCasesAsync(
        AccessScope scope, CaseSelector selector, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        var place = selector.Newest ? Place.Descending(after) : Place.Ascending(after);
        return database.Read<IReadOnlyList<ModerationCase>>(scope, [], cancellationToken, (session, tenant) => session.Query(
            selector.Newest ? s_newest : s_oldest, RecordTables.ModerationCases.Read, tenant, selector.Desk.Value, selector.State.Value, selector.Community.ToBlob(),
            place.At, place.Id, (long)limit, ScopeSql.Write(scope)));
    }

    public ValueTask<IReadOnlyList<Decision>> ReadDecisionsAsync(
        AccessScope scope, MemberId member, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        var place = Place.Descending(after);
        return database.Read<IReadOnlyList<Decision>>(scope, [], cancellationToken, (session, tenant) => session.Query(
            s_decisions, RecordTables.Decisions.Read, tenant, member.ToBlob(), place.At, place.Id, (long)limit, ScopeSql.Write(scope), scope.Member.ToBlob()));
    }

    public ValueTask<IReadOnlyList<Flag>> ReadOwnFlagsAsync(AccessScope scope, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 100);
        return database.Read<IReadOnlyList<Flag>>(scope, [], cancellationToken, (session, tenant) => scope.Member is { } me
            ? session.Query(s_flags, RecordTables.Flags.Read, tenant, me.ToBlob(), (long)limit)
            : []);
    }

    public ValueTask<IReadOnlyList<Sanction>> ReadSanctionsAsync(AccessScope scope, MemberId member, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 100);
        return database.Read<IReadOnlyList<Sanction>>(scope, [], cancellationToken, (session, tenant) => session.Query(
            s_sanctions, RecordTables.Sanctions.Read, tenant, member.ToBlob(), (long)limit, ScopeSql.Write(scope), scope.Member.ToBlob()));
    }

    private static string Cases(string place, string order) => $"""
        SELECT {RecordTables.ModerationCases.Columns} FROM sk_moderation_cases INDEXED BY sk_moderation_cases_queue
        WHERE tenant = ?1 AND desk = ?2 AND state = ?3 AND (?4 IS NULL OR community = ?4) AND {place} AND {ScopeSql.Moderates("community", "?8")}
        ORDER BY {order} LIMIT ?7
        """;
}
