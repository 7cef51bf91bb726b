namespace SocialKit.PostgreSql;

internal sealed class ReactionReader(Database database) : IReactionReader
{
    private readonly string _own = $"""
        SELECT {RecordTables.Reactions.ColumnsOf("r")} FROM unnest($3::bytea[]) AS k(subject)
        JOIN {database.Schema}.reactions r ON r.tenant = $1 AND r.subject = k.subject AND r.member = $2
        """;

    private readonly string _who =
        $"SELECT {RecordTables.Reactions.Columns} FROM {database.Schema}.reactions WHERE tenant = $1 AND subject = $2 ORDER BY at DESC LIMIT $3";

    public async ValueTask<IReadOnlyList<Reaction>> ReadOwnAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 1_000);
        database.Check(scope, cancellationToken);
        return scope.Member is not { } member
            ? []
            : await database.QueryAsync(
                scope, _own, RecordTables.Reactions.Read, [member.ToBlob(), Parameters.Subjects(subjects)], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<Reaction>> ReadWhoAsync(
        AccessScope scope, SubjectRef subject, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 100);
        return await database.QueryAsync(
            scope, _who, RecordTables.Reactions.Read, [subject.ToBlob(), (long)limit], cancellationToken).ConfigureAwait(false);
    }
}
