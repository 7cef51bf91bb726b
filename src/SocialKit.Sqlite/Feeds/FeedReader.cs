namespace SocialKit.Sqlite;

internal sealed class FeedReader(Database database) : IFeedReader
{
    // ?1 tenant, ?2 and ?3 the place, ?4 the member who reads, ?5 the limit, ?6 whose posts, ?7 the scope, ?8 what is pulled.
    private const string NotDeleted = "(p.deleted IS NULL OR p.deleted_by = ?4)";

    private static readonly Statements s_plain = new(choosy: false);
    private static readonly Statements s_choosy = new(choosy: true);

    public ValueTask<IReadOnlyList<Post>> ReadAsync(
        AccessScope scope, FeedSelector selector, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        ArgumentNullException.ThrowIfNull(scope);
        var place = Place.Descending(after);
        var statements = scope.IsChoosy ? s_choosy : s_plain;
        if (selector is FeedSelector.Timeline timeline)
        {
            Limits.Check(timeline.Pulled, 200);
            return database.Read<IReadOnlyList<Post>>(scope, [], cancellationToken, (session, tenant) => session.Query(
                statements.Timeline, RecordTables.Posts.Read, tenant, place.At, place.Id, scope.Member.ToBlob(), (long)limit, timeline.Member.ToBlob(),
                ScopeSql.Write(scope), JsonLists.Write(timeline.Pulled)));
        }

        var (sql, whose) = selector switch
        {
            FeedSelector.Company => (statements.Company, null),
            FeedSelector.InCommunity community => (statements.Community, community.Id.ToBlob()),
            FeedSelector.ByMember author => (statements.Author, author.Id.ToBlob()),
            FeedSelector.HomeOf home => (statements.Home, home.Member.ToBlob()),
            _ => throw new NotSupportedException($"The SQLite store does not know the feed {selector?.GetType().Name ?? "null"}."),
        };
        return database.Read<IReadOnlyList<Post>>(scope, [], cancellationToken, (session, tenant) => session.Query(
            sql, RecordTables.Posts.Read, tenant, place.At, place.Id, scope.Member.ToBlob(), (long)limit, whose, ScopeSql.Write(scope)));
    }

    /// <summary>The statements for readers who muted or blocked something, and for all others, who need not pay for it.</summary>
    private sealed class Statements
    {
        public Statements(bool choosy)
        {
            var visible = $"""
                {NotDeleted} AND {ScopeSql.Reads("p.community", "?7")} AND {ScopeSql.ReadsHeld("p", "?4", "?7")}
                """;
            var many = $"{visible} {(choosy ? ScopeSql.Wants("?7", feed: true) : "")}";
            Company = Single("sk_posts_company", "AND ?6 IS NULL", many);
            Community = Single("sk_posts_community", "AND p.community = ?6", $"{visible} {(choosy ? ScopeSql.Wants("?7", feed: false) : "")}");
            Author = Single("sk_posts_author", "AND p.author = ?6", $"{visible} {(choosy ? ScopeSql.WantsOf("?7") : "")}");
            Home = Merged(
                "", $"SELECT substr(subject, 2) FROM {FollowsOf(SubjectRef.MemberKind)}", $"SELECT substr(subject, 2) AS community FROM {FollowsOf(SubjectRef.CommunityKind)}", many);

            // One walk along the timeline, in its order; a pushed post counts while its author or community is still followed. Beside it the newest by or in
            // each that is pulled, as in the home feed.
            Timeline = Merged(
                $"""
                SELECT * FROM (
                      SELECT p.rowid AS post, p.created, p.id
                      FROM sk_timelines t CROSS JOIN sk_posts p ON p.tenant = ?1 AND p.id = t.post
                      WHERE t.tenant = ?1 AND t.member = ?6 AND (t.created, t.post) < (?2, ?3) AND p.created = t.created AND {many}
                      AND (EXISTS (SELECT 1 FROM sk_follows f WHERE f.tenant = ?1 AND f.member = ?6 AND f.subject = {SubjectOf(SubjectRef.MemberKind, "p.author")})
                        OR EXISTS (SELECT 1 FROM sk_follows f WHERE f.tenant = ?1 AND f.member = ?6 AND f.subject = {SubjectOf(SubjectRef.CommunityKind, "p.community")}))
                      ORDER BY t.created DESC, t.post DESC LIMIT ?5)
                    UNION
                """,
                $"SELECT substr(unhex(value ->> 0), 2) FROM {PulledOf(SubjectRef.MemberKind)}", $"SELECT substr(unhex(value ->> 0), 2) AS community FROM {PulledOf(SubjectRef.CommunityKind)}", many);
        }

        public string Company { get; }

        public string Community { get; }

        public string Author { get; }

        public string Home { get; }

        public string Timeline { get; }
    }

    private static string Page(string visible) => $"(p.created, p.id) < (?2, ?3) AND {visible} ORDER BY p.created DESC, p.id DESC LIMIT ?5";

    private static string Single(string index, string which, string visible) =>
        $"SELECT {RecordTables.Posts.ColumnsOf("p")} FROM sk_posts p INDEXED BY {index} WHERE p.tenant = ?1 {which} AND {Page(visible)}";

    // The newest by the member, by each author and in each community, by index, and then the newest of all of them: never a walk through what others
    // wrote. The order of the joins is pinned with CROSS JOIN; left to the planner, this query is known to read every post.
    private static string Merged(string pushed, string authors, string communities, string visible) => $"""
        SELECT {RecordTables.Posts.ColumnsOf("p")} FROM (
          SELECT post, created, id FROM (
            {pushed}
            SELECT q.rowid AS post, q.created, q.id
            FROM (SELECT ?6 AS author UNION ALL {authors}) f
            CROSS JOIN sk_posts q
            WHERE q.rowid IN (SELECT p.rowid FROM sk_posts p INDEXED BY sk_posts_author WHERE p.tenant = ?1 AND p.author = f.author AND {Page(visible)})
            UNION
            SELECT q.rowid, q.created, q.id
            FROM ({communities}) f
            CROSS JOIN sk_posts q
            WHERE q.rowid IN (SELECT p.rowid FROM sk_posts p INDEXED BY sk_posts_community WHERE p.tenant = ?1 AND p.community = f.community AND {Page(visible)})
          ) ORDER BY created DESC, id DESC LIMIT ?5
        ) n CROSS JOIN sk_posts p ON p.rowid = n.post ORDER BY n.created DESC, n.id DESC
        """;

    private static string FollowsOf(string kind)
    {
        var prefix = Encoding.PrefixOf(kind);
        return $"sk_follows WHERE tenant = ?1 AND member = ?6 AND subject >= x'{prefix:x2}' AND subject < x'{prefix + 1:x2}'";
    }

    private static string SubjectOf(string kind, string id) => $"unhex('{Encoding.PrefixOf(kind):x2}' || hex({id}))";

    private static string PulledOf(string kind) => $"json_each(?8) WHERE value ->> 0 >= '{Encoding.PrefixOf(kind):X2}' AND value ->> 0 < '{Encoding.PrefixOf(kind) + 1:X2}'";
}
