namespace SocialKit.Sqlite;

internal sealed class ReactionReader(Database database) : IReactionReader
{
    private static readonly string s_own =
        $"SELECT {RecordTables.Reactions.ColumnsOf("r")} FROM json_each(?3) k CROSS JOIN sk_reactions r ON r.tenant = ?1 AND r.subject = unhex(k.value ->> 0) AND r.member = ?2";

    private static readonly string s_who =
        $"SELECT {RecordTables.Reactions.Columns} FROM sk_reactions INDEXED BY sk_reactions_newest WHERE tenant = ?1 AND subject = ?2 ORDER BY at DESC LIMIT ?3";

    public ValueTask<IReadOnlyList<Reaction>> ReadOwnAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 1_000);
        return database.Read<IReadOnlyList<Reaction>>(scope, [], cancellationToken, (session, tenant) => scope.Member is not { } member
            ? []
            : session.Query(s_own, RecordTables.Reactions.Read, tenant, member.ToBlob(), JsonLists.Write(subjects)));
    }

    public ValueTask<IReadOnlyList<Reaction>> ReadWhoAsync(
        AccessScope scope, SubjectRef subject, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 100);
        return database.Read<IReadOnlyList<Reaction>>(scope, [], cancellationToken, (session, tenant) =>
            session.Query(s_who, RecordTables.Reactions.Read, tenant, subject.ToBlob(), (long)limit));
    }
}
