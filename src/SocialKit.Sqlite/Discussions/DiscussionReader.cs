namespace SocialKit.Sqlite;

internal sealed class DiscussionReader(Database database) : IDiscussionReader
{
    private static readonly string s_columns = RecordTables.Comments.ColumnsOf("c");

    // What is deleted or held is shown to whom it concerns, and while something below it stands: its counter of replies is exact.
    private static readonly string s_shown = $"""
        ((c.deleted IS NULL AND {ScopeSql.ReadsHeld("c", "?3", "?7")}) OR (c.deleted IS NOT NULL AND c.deleted_by = ?3) OR EXISTS (SELECT 1 FROM sk_counters r WHERE r.tenant = c.tenant
        AND r.subject = unhex('{Encoding.PrefixOf(SubjectRef.CommentKind):x2}' || hex(c.id)) AND r.name = '{CounterKey.Replies}' AND r.value > 0))
        """;

    private static readonly string s_oldest = Roots("(c.created, c.id) >= (?4, ?5)", "ASC");
    private static readonly string s_newest = Roots("(c.created, c.id) < (?4, ?5)", "DESC");

    // ?2 is the end of what begins with the root, ?4 where to go on.
    private static readonly string s_replies = $"""
        SELECT {s_columns} FROM sk_comments c INDEXED BY sk_comments_path
        WHERE c.tenant = ?1 AND c.path > ?4 AND c.path < ?2 AND {s_shown}
        ORDER BY c.path LIMIT ?5 + ?6
        """;

    private static readonly string s_latest = $"""
        SELECT {s_columns} FROM sk_comments c INDEXED BY sk_comments_roots
        WHERE c.tenant = ?1 AND c.subject = ?2 AND length(c.path) = 16 AND c.deleted IS NULL AND c.moderation IS NULL
        ORDER BY c.created DESC, c.id DESC LIMIT ?3
        """;

    private static readonly string s_summaries = $"""
        SELECT coalesce(n.subject, s.subject), n.value, (SELECT max(c.created) FROM sk_comments c INDEXED BY sk_comments_live
          WHERE c.tenant = n.tenant AND c.subject = n.subject AND c.deleted IS NULL AND c.moderation IS NULL), {RecordTables.SubjectStates.ColumnsOf("s")}
        FROM json_each(?2) k
        LEFT JOIN sk_counters n ON n.tenant = ?1 AND n.subject = unhex(k.value ->> 0) AND n.name = '{CounterKey.Comments}' AND n.value > 0
        LEFT JOIN sk_subject_states s ON s.tenant = ?1 AND s.subject = unhex(k.value ->> 0)
        WHERE n.subject IS NOT NULL OR s.subject IS NOT NULL
        """;

    public ValueTask<IReadOnlyList<Comment>> ReadRootsAsync(
        AccessScope scope, SubjectRef subject, DiscussionSort sort, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        var (sql, place) = sort == DiscussionSort.Newest ? (s_newest, Place.Descending(after)) : (s_oldest, Place.Ascending(after));
        return database.Read<IReadOnlyList<Comment>>(scope, [], cancellationToken, (session, tenant) => session.Query(
            sql, RecordTables.Comments.Read, tenant, subject.ToBlob(), scope.Member.ToBlob(), place.At, place.Id, (long)limit, ScopeSql.Write(scope)));
    }

    public ValueTask<IReadOnlyList<Comment>> ReadRepliesAsync(
        AccessScope scope, IReadOnlyCollection<CommentId> roots, string? afterPath, int limitPerRoot, CancellationToken cancellationToken)
    {
        Limits.Check(roots, 100);
        Limits.Check(limitPerRoot, 101);
        var after = afterPath is null ? null : Encoding.PathToBlob(afterPath);
        var ordered = roots.Distinct().Select(root => root.ToBlob()).Order(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).ToList();
        return database.Read<IReadOnlyList<Comment>>(scope, [], cancellationToken, (session, tenant) => session.InOneState(() =>
        {
            var replies = new List<Comment>();
            foreach (var root in ordered)
            {
                var from = after is not null && after.AsSpan().SequenceCompareTo(root) > 0 ? after : root;
                session.Query(s_replies, RecordTables.Comments.Read, replies, tenant, EndOf(root), scope.Member.ToBlob(), from, (long)limitPerRoot, 0L, ScopeSql.Write(scope));
            }

            return replies;
        }));
    }

    public ValueTask<IReadOnlyList<Comment>> ReadLatestAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, int limitPerSubject, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 100);
        Limits.Check(limitPerSubject, 10);
        return database.Read<IReadOnlyList<Comment>>(scope, [], cancellationToken, (session, tenant) => session.InOneState(() =>
        {
            var latest = new List<Comment>();
            foreach (var subject in subjects.Distinct())
            {
                session.Query(s_latest, RecordTables.Comments.Read, latest, tenant, subject.ToBlob(), (long)limitPerSubject);
            }

            return latest;
        }));
    }

    public ValueTask<IReadOnlyDictionary<SubjectRef, DiscussionSummary>> SummariseAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 200);
        var none = new Dictionary<SubjectRef, DiscussionSummary>();
        return database.Read<IReadOnlyDictionary<SubjectRef, DiscussionSummary>>(scope, none, cancellationToken, (session, tenant) => session
            .Query(s_summaries, SubjectStateTable.ReadSummary, tenant, JsonLists.Write(subjects))
            .ToDictionary());
    }

    // No id goes on with 17 bytes of FF, so every path below the root sorts before this one.
    private static byte[] EndOf(byte[] root) => [.. root, .. Enumerable.Repeat((byte)0xff, 17)];

    private static string Roots(string place, string direction) => $"""
        SELECT {s_columns} FROM sk_comments c INDEXED BY sk_comments_roots
        WHERE c.tenant = ?1 AND c.subject = ?2 AND length(c.path) = 16 AND {place} AND {s_shown}
        ORDER BY c.created {direction}, c.id {direction} LIMIT ?6
        """;
}
