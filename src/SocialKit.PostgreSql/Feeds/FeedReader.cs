namespace SocialKit.PostgreSql;

internal sealed class FeedReader : IFeedReader
{
    // $1 tenant, $2 and $3 the place, $4 the member who reads, $5 the limit, $6 whose posts, $7 what is pulled, then the scope.
    private const int Reading = 8;
    private const int Holding = 10;
    private const int Wanting = 12;

    private readonly Database _database;
    private readonly Statements _plain;
    private readonly Statements _choosy;

    public FeedReader(Database database)
    {
        _database = database;
        _plain = new Statements(database.Schema, choosy: false);
        _choosy = new Statements(database.Schema, choosy: true);
    }

    public async ValueTask<IReadOnlyList<Post>> ReadAsync(
        AccessScope scope, FeedSelector selector, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        _database.Check(scope, cancellationToken);
        var place = Place.Descending(after);
        var statements = scope.IsChoosy ? _choosy : _plain;
        if (selector is FeedSelector.Timeline { Pulled: var pulled })
        {
            Limits.Check(pulled, 200);
        }

        var (sql, whose, pulls) = selector switch
        {
            FeedSelector.Company => (statements.Company, null, (IReadOnlyList<SubjectRef>)[]),
            FeedSelector.InCommunity community => (statements.Community, community.Id.ToBlob(), []),
            FeedSelector.ByMember author => (statements.Author, author.Id.ToBlob(), []),
            FeedSelector.HomeOf home => (statements.Home, home.Member.ToBlob(), []),
            FeedSelector.Timeline timeline => (statements.Timeline, timeline.Member.ToBlob(), timeline.Pulled),
            _ => throw new NotSupportedException($"The PostgreSQL store does not know the feed {selector?.GetType().Name ?? "null"}."),
        };
        object?[] values =
        [
            place.At, place.Id, Parameters.Bytes(scope.Member.ToBlob()), (long)limit, Parameters.Bytes(whose), Parameters.Subjects(pulls),
            .. ScopeSql.Reading(scope), .. ScopeSql.Holding(scope), .. scope.IsChoosy ? ScopeSql.Wanting(scope) : [],
        ];
        return await _database.QueryAsync(scope, sql, RecordTables.Posts.Read, values, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The statements for readers who muted or blocked something, and for all others, who need not pay for it.</summary>
    private sealed class Statements
    {
        private readonly string _schema;

        public Statements(string schema, bool choosy)
        {
            _schema = schema;
            var visible = $"(p.deleted IS NULL OR p.deleted_by = $4) AND {new ScopeSql(schema).Reads("p.community", Reading)} AND {ScopeSql.ReadsHeld("p", "$4", Holding)}";
            var many = $"{visible} {(choosy ? ScopeSql.Wants(Wanting, feed: true) : "")}";
            Company = Single("", many);
            Community = Single("AND p.community = $6", $"{visible} {(choosy ? ScopeSql.Wants(Wanting, feed: false) : "")}");
            Author = Single("AND p.author = $6", $"{visible} {(choosy ? ScopeSql.WantsOf(Wanting) : "")}");
            Home = Merged("", Followed(SubjectRef.MemberKind), Followed(SubjectRef.CommunityKind), many);

            // One walk along the timeline, in its order; a pushed post counts while its author or community is still followed. Beside it the newest by or
            // in each that is pulled, as in the home feed.
            Timeline = Merged(
                $"""
                (SELECT p.created, p.id
                    FROM {schema}.timelines t JOIN {schema}.posts p ON p.tenant = $1 AND p.id = t.post
                    WHERE t.tenant = $1 AND t.member = $6 AND (t.created, t.post) < ($2, $3) AND p.created = t.created AND {many}
                    AND EXISTS (SELECT 1 FROM {schema}.follows f WHERE f.tenant = $1 AND f.member = $6
                      AND f.subject IN ({SubjectOf(SubjectRef.MemberKind, "p.author")}, {SubjectOf(SubjectRef.CommunityKind, "p.community")}))
                    ORDER BY t.created DESC, t.post DESC LIMIT $5)
                    UNION
                """,
                Pulled(SubjectRef.MemberKind), Pulled(SubjectRef.CommunityKind), many);
        }

        public string Company { get; }

        public string Community { get; }

        public string Author { get; }

        public string Home { get; }

        public string Timeline { get; }

        private string Single(string which, string visible) => $"SELECT {RecordTables.Posts.ColumnsOf("p")} FROM {_schema}.posts p WHERE p.tenant = $1 {which} AND {Page(visible)}";

        // The newest by the member, by each author and in each community, by index, and then the newest of all of them: never a walk through what others wrote.
        private string Merged(string pushed, string authors, string communities, string visible) => $"""
            SELECT {RecordTables.Posts.ColumnsOf("p")} FROM (
              SELECT created, id FROM (
                {pushed}
                SELECT q.created, q.id
                FROM (SELECT $6 AS author UNION ALL {authors}) f
                CROSS JOIN LATERAL ({Newest("p.author = f.author", visible)}) q
                UNION
                SELECT q.created, q.id
                FROM ({communities}) f(community)
                CROSS JOIN LATERAL ({Newest("p.community = f.community", visible)}) q
              ) u ORDER BY created DESC, id DESC LIMIT $5
            ) n JOIN {_schema}.posts p ON p.tenant = $1 AND p.id = n.id ORDER BY n.created DESC, n.id DESC
            """;

        private string Newest(string which, string visible) => $"SELECT p.created, p.id FROM {_schema}.posts p WHERE p.tenant = $1 AND {which} AND {Page(visible)}";

        // The ids of followed subjects of one of our own kinds, which stand together in the key.
        private string Followed(string kind)
        {
            var prefix = Encoding.PrefixOf(kind);
            return $@"SELECT substr(subject, 2) FROM {_schema}.follows WHERE tenant = $1 AND member = $6 AND subject >= '\x{prefix:x2}'::bytea AND subject < '\x{prefix + 1:x2}'::bytea";
        }

        private static string SubjectOf(string kind, string id) => $@"'\x{Encoding.PrefixOf(kind):x2}'::bytea || {id}";

        private static string Pulled(string kind) => $@"SELECT substr(subject, 2) FROM unnest($7::bytea[]) AS k(subject) WHERE substr(subject, 1, 1) = '\x{Encoding.PrefixOf(kind):x2}'::bytea";

        private static string Page(string visible) => $"(p.created, p.id) < ($2, $3) AND {visible} ORDER BY p.created DESC, p.id DESC LIMIT $5";
    }
}
