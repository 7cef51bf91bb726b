namespace SocialKit.PostgreSql;

internal sealed class FeedReader : IFeedReader
{
    // $1 tenant, $2 and $3 the place, $4 the member who reads, $5 the limit, $6 whose posts.
    private const string Page = "(p.created, p.id) < ($2, $3) AND (p.deleted IS NULL OR p.deleted_by = $4) ORDER BY p.created DESC, p.id DESC LIMIT $5";

    private readonly Database _database;
    private readonly string _company;
    private readonly string _community;
    private readonly string _author;
    private readonly string _home;
    private readonly string _timeline;

    public FeedReader(Database database)
    {
        _database = database;
        _company = Single("");
        _community = Single("AND p.community = $6");
        _author = Single("AND p.author = $6");

        _home = Merged("", Followed(SubjectRef.MemberKind), Followed(SubjectRef.CommunityKind));

        // One walk along the timeline, in its order; a pushed post counts while its author or community is still followed. Beside it the newest by or
        // in each that is pulled, as in the home feed.
        _timeline = Merged(
            $"""
            (SELECT p.created, p.id
                FROM {database.Schema}.timelines t JOIN {database.Schema}.posts p ON p.tenant = $1 AND p.id = t.post
                WHERE t.tenant = $1 AND t.member = $6 AND (t.created, t.post) < ($2, $3) AND p.created = t.created AND (p.deleted IS NULL OR p.deleted_by = $4)
                AND EXISTS (SELECT 1 FROM {database.Schema}.follows f WHERE f.tenant = $1 AND f.member = $6
                  AND f.subject IN ({SubjectOf(SubjectRef.MemberKind, "p.author")}, {SubjectOf(SubjectRef.CommunityKind, "p.community")}))
                ORDER BY t.created DESC, t.post DESC LIMIT $5)
                UNION
            """,
            Pulled(SubjectRef.MemberKind), Pulled(SubjectRef.CommunityKind));
    }

    public async ValueTask<IReadOnlyList<Post>> ReadAsync(
        AccessScope scope, FeedSelector selector, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        _database.Check(scope, cancellationToken);
        var place = Place.Descending(after);
        object?[] page = [place.At, place.Id, Parameters.Bytes(scope.Member.ToBlob()), (long)limit];
        if (selector is FeedSelector.Timeline { Pulled: var pulled })
        {
            Limits.Check(pulled, 200);
        }

        var (sql, values) = selector switch
        {
            FeedSelector.Company => (_company, page),
            FeedSelector.InCommunity community => (_community, [.. page, community.Id.ToBlob()]),
            FeedSelector.ByMember author => (_author, [.. page, author.Id.ToBlob()]),
            FeedSelector.HomeOf home => (_home, [.. page, home.Member.ToBlob()]),
            FeedSelector.Timeline timeline => (_timeline, [.. page, timeline.Member.ToBlob(), Parameters.Subjects(timeline.Pulled)]),
            _ => throw new NotSupportedException($"The PostgreSQL store does not know the feed {selector?.GetType().Name ?? "null"}."),
        };
        return await _database.QueryAsync(scope, sql, RecordTables.Posts.Read, values, cancellationToken).ConfigureAwait(false);
    }

    private string Single(string which) =>
        $"SELECT {RecordTables.Posts.ColumnsOf("p")} FROM {_database.Schema}.posts p WHERE p.tenant = $1 {which} AND {Page}";

    // The newest by the member, by each author and in each community, by index, and then the newest of all of them: never a walk through what others wrote.
    private string Merged(string pushed, string authors, string communities) => $"""
        SELECT {RecordTables.Posts.ColumnsOf("p")} FROM (
          SELECT created, id FROM (
            {pushed}
            SELECT q.created, q.id
            FROM (SELECT $6 AS author UNION ALL {authors}) f
            CROSS JOIN LATERAL ({Newest("p.author = f.author")}) q
            UNION
            SELECT q.created, q.id
            FROM ({communities}) f(community)
            CROSS JOIN LATERAL ({Newest("p.community = f.community")}) q
          ) u ORDER BY created DESC, id DESC LIMIT $5
        ) n JOIN {_database.Schema}.posts p ON p.tenant = $1 AND p.id = n.id ORDER BY n.created DESC, n.id DESC
        """;

    private string Newest(string which) => $"SELECT p.created, p.id FROM {_database.Schema}.posts p WHERE p.tenant = $1 AND {which} AND {Page}";

    // The ids of followed subjects of one of our own kinds, which stand together in the key.
    private string Followed(string kind)
    {
        var prefix = Encoding.PrefixOf(kind);
        return $@"SELECT substr(subject, 2) FROM {_database.Schema}.follows WHERE tenant = $1 AND member = $6 AND subject >= '\x{prefix:x2}'::bytea AND subject < '\x{prefix + 1:x2}'::bytea";
    }

    private static string SubjectOf(string kind, string id) => $@"'\x{Encoding.PrefixOf(kind):x2}'::bytea || {id}";

    private static string Pulled(string kind) => $@"SELECT substr(subject, 2) FROM unnest($7::bytea[]) AS k(subject) WHERE substr(subject, 1, 1) = '\x{Encoding.PrefixOf(kind):x2}'::bytea";
}
