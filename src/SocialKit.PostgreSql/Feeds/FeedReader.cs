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

    public FeedReader(Database database)
    {
        _database = database;
        _company = Single("");
        _community = Single("AND p.community = $6");
        _author = Single("AND p.author = $6");

        // The newest of each followed author and community by index, then the newest of all of them: never a walk through what others wrote.
        _home = $"""
            SELECT {RecordTables.Posts.ColumnsOf("p")} FROM (
              SELECT created, id FROM (
                SELECT q.created, q.id
                FROM (SELECT $6 AS author UNION ALL {Followed(SubjectRef.MemberKind)}) f
                CROSS JOIN LATERAL ({Newest("p.author = f.author")}) q
                UNION
                SELECT q.created, q.id
                FROM ({Followed(SubjectRef.CommunityKind)}) f(community)
                CROSS JOIN LATERAL ({Newest("p.community = f.community")}) q
              ) u ORDER BY created DESC, id DESC LIMIT $5
            ) n JOIN {database.Schema}.posts p ON p.tenant = $1 AND p.id = n.id ORDER BY n.created DESC, n.id DESC
            """;
    }

    public async ValueTask<IReadOnlyList<Post>> ReadAsync(
        AccessScope scope, FeedSelector selector, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        _database.Check(scope, cancellationToken);
        var place = Place.Descending(after);
        object?[] page = [place.At, place.Id, Parameters.Bytes(scope.Member.ToBlob()), (long)limit];
        var (sql, values) = selector switch
        {
            FeedSelector.Company => (_company, page),
            FeedSelector.InCommunity community => (_community, [.. page, community.Id.ToBlob()]),
            FeedSelector.ByMember author => (_author, [.. page, author.Id.ToBlob()]),
            FeedSelector.HomeOf home => (_home, [.. page, home.Member.ToBlob()]),
            _ => throw new NotSupportedException($"The PostgreSQL store does not know the feed {selector?.GetType().Name ?? "null"}."),
        };
        return await _database.QueryAsync(scope, sql, RecordTables.Posts.Read, values, cancellationToken).ConfigureAwait(false);
    }

    private string Single(string which) =>
        $"SELECT {RecordTables.Posts.ColumnsOf("p")} FROM {_database.Schema}.posts p WHERE p.tenant = $1 {which} AND {Page}";

    private string Newest(string which) => $"SELECT p.created, p.id FROM {_database.Schema}.posts p WHERE p.tenant = $1 AND {which} AND {Page}";

    // The ids of followed subjects of one of our own kinds, which stand together in the key.
    private string Followed(string kind)
    {
        var prefix = Encoding.PrefixOf(kind);
        return $@"SELECT substr(subject, 2) FROM {_database.Schema}.follows WHERE tenant = $1 AND member = $6 AND subject >= '\x{prefix:x2}'::bytea AND subject < '\x{prefix + 1:x2}'::bytea";
    }
}
