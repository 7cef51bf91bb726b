namespace SocialKit.PostgreSql;

internal sealed class DiscussionReader : IDiscussionReader
{
    private readonly Database _database;
    private readonly string _oldest;
    private readonly string _newest;
    private readonly string _replies;
    private readonly string _latest;
    private readonly string _summaries;

    public DiscussionReader(Database database)
    {
        _database = database;
        var schema = database.Schema;
        var columns = RecordTables.Comments.ColumnsOf("c");

        // What is deleted or held is shown to whom it concerns, and while something below it stands: its counter of replies is exact.
        var shown = $"""
            ((c.deleted IS NULL AND {ScopeSql.ReadsHeld("c", "$3", 7)}) OR (c.deleted IS NOT NULL AND c.deleted_by = $3)
            OR {CounterSql.Value(schema, $"('\\x{Encoding.PrefixOf(SubjectRef.CommentKind):x2}'::bytea || c.id)", CounterKey.Replies)} > 0)
            """;
        _oldest = Roots("(c.created, c.id) >= ($4, $5)", "ASC");
        _newest = Roots("(c.created, c.id) < ($4, $5)", "DESC");

        // No id goes on with 17 bytes of FF, so every path below a root sorts before that.
        _replies = $"""
            SELECT {columns} FROM unnest($2::bytea[]) AS k(root) CROSS JOIN LATERAL (
              SELECT c.* FROM {schema}.comments c
              WHERE c.tenant = $1 AND c.path > greatest(k.root, $4) AND c.path < k.root || '\x{new string('f', 34)}'::bytea AND {shown}
              ORDER BY c.path LIMIT $5 + $6) c
            ORDER BY c.path
            """;
        _latest = $"""
            SELECT {columns} FROM unnest($2::bytea[]) WITH ORDINALITY AS k(subject, place) CROSS JOIN LATERAL (
              SELECT c.* FROM {schema}.comments c
              WHERE c.tenant = $1 AND c.subject = k.subject AND octet_length(c.path) = 16 AND c.deleted IS NULL AND c.moderation IS NULL
              ORDER BY c.created DESC, c.id DESC LIMIT $3) c
            ORDER BY k.place, c.created DESC, c.id DESC
            """;
        _summaries = $"""
            SELECT k.subject, n.value, (SELECT max(c.created) FROM {schema}.comments c WHERE c.tenant = $1 AND c.subject = k.subject AND c.deleted IS NULL AND c.moderation IS NULL),
              {RecordTables.SubjectStates.ColumnsOf("s")}
            FROM unnest($2::bytea[]) AS k(subject) CROSS JOIN LATERAL (SELECT {CounterSql.Value(schema, "k.subject", CounterKey.Comments)} AS value) n
            LEFT JOIN {schema}.subject_states s ON s.tenant = $1 AND s.subject = k.subject
            WHERE n.value > 0 OR s.subject IS NOT NULL
            """;

        string Roots(string place, string direction) => $"""
            SELECT {columns} FROM {schema}.comments c
            WHERE c.tenant = $1 AND c.subject = $2 AND octet_length(c.path) = 16 AND {place} AND {shown}
            ORDER BY c.created {direction}, c.id {direction} LIMIT $6
            """;
    }

    public async ValueTask<IReadOnlyList<Comment>> ReadRootsAsync(
        AccessScope scope, SubjectRef subject, DiscussionSort sort, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        _database.Check(scope, cancellationToken);
        var (sql, place) = sort == DiscussionSort.Newest ? (_newest, Place.Descending(after)) : (_oldest, Place.Ascending(after));
        return await _database.QueryAsync(
            scope, sql, RecordTables.Comments.Read,
            [subject.ToBlob(), Parameters.Bytes(scope.Member.ToBlob()), place.At, place.Id, (long)limit, .. ScopeSql.Holding(scope)], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<Comment>> ReadRepliesAsync(
        AccessScope scope, IReadOnlyCollection<CommentId> roots, string? afterPath, int limitPerRoot, CancellationToken cancellationToken)
    {
        Limits.Check(roots, 100);
        Limits.Check(limitPerRoot, 101);
        _database.Check(scope, cancellationToken);
        var after = afterPath is null ? [] : Encoding.PathToBlob(afterPath);
        return await _database.QueryAsync(
            scope, _replies, RecordTables.Comments.Read,
            [
                Parameters.Blobs(roots.Distinct().Select(root => root.ToBlob())), Parameters.Bytes(scope.Member.ToBlob()), after, (long)limitPerRoot, 0L, .. ScopeSql.Holding(scope),
            ],
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<Comment>> ReadLatestAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, int limitPerSubject, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 100);
        Limits.Check(limitPerSubject, 10);
        return await _database.QueryAsync(
            scope, _latest, RecordTables.Comments.Read, [Parameters.Subjects(subjects), (long)limitPerSubject], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyDictionary<SubjectRef, DiscussionSummary>> SummariseAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 200);
        var rows = await _database.QueryAsync(
            scope, _summaries, SubjectStateTable.ReadSummary, [Parameters.Subjects(subjects)], cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary();
    }
}
