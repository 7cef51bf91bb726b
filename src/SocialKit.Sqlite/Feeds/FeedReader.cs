namespace SocialKit.Sqlite;

internal sealed class FeedReader(Database database) : IFeedReader
{
    // ?1 tenant, ?2 and ?3 the place, ?4 the member who reads, ?5 the limit, ?6 whose posts.
    private const string Visible = "(p.deleted IS NULL OR p.deleted_by = ?4)";
    private const string Page = $"(p.created, p.id) < (?2, ?3) AND {Visible} ORDER BY p.created DESC, p.id DESC LIMIT ?5";

    private static readonly string s_company = Single("sk_posts_company", "");
    private static readonly string s_community = Single("sk_posts_community", "AND p.community = ?6");
    private static readonly string s_author = Single("sk_posts_author", "AND p.author = ?6");

    private static readonly string s_home = Merged(
        "", $"SELECT substr(subject, 2) FROM {FollowsOf(SubjectRef.MemberKind)}", $"SELECT substr(subject, 2) AS community FROM {FollowsOf(SubjectRef.CommunityKind)}");

    // One walk along the timeline, in its order; a pushed post counts while its author or community is still followed. Beside it the newest by or in
    // each that is pulled, as in the home feed.
    private static readonly string s_timeline = Merged(
        $"""
        SELECT * FROM (
              SELECT p.rowid AS post, p.created, p.id
              FROM sk_timelines t CROSS JOIN sk_posts p ON p.tenant = ?1 AND p.id = t.post
              WHERE t.tenant = ?1 AND t.member = ?6 AND (t.created, t.post) < (?2, ?3) AND p.created = t.created AND {Visible}
              AND (EXISTS (SELECT 1 FROM sk_follows f WHERE f.tenant = ?1 AND f.member = ?6 AND f.subject = {SubjectOf(SubjectRef.MemberKind, "p.author")})
                OR EXISTS (SELECT 1 FROM sk_follows f WHERE f.tenant = ?1 AND f.member = ?6 AND f.subject = {SubjectOf(SubjectRef.CommunityKind, "p.community")}))
              ORDER BY t.created DESC, t.post DESC LIMIT ?5)
            UNION
        """,
        $"SELECT substr(unhex(value ->> 0), 2) FROM {PulledOf(SubjectRef.MemberKind)}", $"SELECT substr(unhex(value ->> 0), 2) AS community FROM {PulledOf(SubjectRef.CommunityKind)}");

    public ValueTask<IReadOnlyList<Post>> ReadAsync(
        AccessScope scope, FeedSelector selector, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        var place = Place.Descending(after);
        if (selector is FeedSelector.Timeline timeline)
        {
            Limits.Check(timeline.Pulled, 200);
            return database.Read<IReadOnlyList<Post>>(scope, [], cancellationToken, (session, tenant) => session.Query(
                s_timeline, RecordTables.Posts.Read, tenant, place.At, place.Id, scope.Member.ToBlob(), (long)limit, timeline.Member.ToBlob(), JsonLists.Write(timeline.Pulled)));
        }

        var (sql, whose) = selector switch
        {
            FeedSelector.Company => (s_company, null),
            FeedSelector.InCommunity community => (s_community, community.Id.ToBlob()),
            FeedSelector.ByMember author => (s_author, author.Id.ToBlob()),
            FeedSelector.HomeOf home => (s_home, home.Member.ToBlob()),
            _ => throw new NotSupportedException($"The SQLite store does not know the feed {selector?.GetType().Name ?? "null"}."),
        };
        return database.Read<IReadOnlyList<Post>>(scope, [], cancellationToken, (session, tenant) => whose is null
            ? session.Query(sql, RecordTables.Posts.Read, tenant, place.At, place.Id, scope.Member.ToBlob(), (long)limit)
            : session.Query(sql, RecordTables.Posts.Read, tenant, place.At, place.Id, scope.Member.ToBlob(), (long)limit, whose));
    }

    private static string Single(string index, string which) =>
        $"SELECT {RecordTables.Posts.ColumnsOf("p")} FROM sk_posts p INDEXED BY {index} WHERE p.tenant = ?1 {which} AND {Page}";

    // The newest by the member, by each author and in each community, by index, and then the newest of all of them: never a walk through what others
    // wrote. The order of the joins is pinned with CROSS JOIN; left to the planner, this query is known to read every post.
    private static string Merged(string pushed, string authors, string communities) => $"""
        SELECT {RecordTables.Posts.ColumnsOf("p")} FROM (
          SELECT post, created, id FROM (
            {pushed}
            SELECT q.rowid AS post, q.created, q.id
            FROM (SELECT ?6 AS author UNION ALL {authors}) f
            CROSS JOIN sk_posts q
            WHERE q.rowid IN (SELECT p.rowid FROM sk_posts p INDEXED BY sk_posts_author WHERE p.tenant = ?1 AND p.author = f.author AND {Page})
            UNION
            SELECT q.rowid, q.created, q.id
            FROM ({communities}) f
            CROSS JOIN sk_posts q
            WHERE q.rowid IN (SELECT p.rowid FROM sk_posts p INDEXED BY sk_posts_community WHERE p.tenant = ?1 AND p.community = f.community AND {Page})
          ) ORDER BY created DESC, id DESC LIMIT ?5
        ) n CROSS JOIN sk_posts p ON p.rowid = n.post ORDER BY n.created DESC, n.id DESC
        """;

    private static string FollowsOf(string kind)
    {
        var prefix = Encoding.PrefixOf(kind);
        return $"sk_follows WHERE tenant = ?1 AND member = ?6 AND subject >= x'{prefix:x2}' AND subject < x'{prefix + 1:x2}'";
    }

    private static string SubjectOf(string kind, string id) => $"unhex('{Encoding.PrefixOf(kind):x2}' || hex({id}))";

    private static string PulledOf(string kind) => $"json_each(?7) WHERE value ->> 0 >= '{Encoding.PrefixOf(kind):X2}' AND value ->> 0 < '{Encoding.PrefixOf(kind) + 1:X2}'";
}
