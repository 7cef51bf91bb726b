using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace SocialKit.Benchmarks;

/// <summary>
/// The floor of a feed page: four statements written by hand for this page, prepared, on pooled connections; rows into plain objects.
/// </summary>
sealed class FloorFeed(string path) : IDisposable
{
    private const int Limit = 25;
    private const string Newest = """
        SELECT rowid AS post FROM sk_posts INDEXED BY sk_posts_company
        WHERE tenant = 1 AND (deleted IS NULL OR deleted_by = ?1) ORDER BY created DESC, id DESC LIMIT 26
        """;

    private const string Posts = $"""
        SELECT p.id, p.kind, p.title, p.html, p.imported_score, p.created, p.edited, p.accepted, p.version,
          m.id, m.handle, m.name, m.unit, m.role, c.id, c.slug, c.name, c.charter ->> 'Purpose', c.state
        FROM ({Newest}) n CROSS JOIN sk_posts p ON p.rowid = n.post
        CROSS JOIN sk_members m ON m.tenant = 1 AND m.id = p.author
        LEFT JOIN sk_communities c ON c.tenant = 1 AND c.id = p.community
        ORDER BY p.created DESC, p.id DESC
        """;

    private const string Counters = $"""
        SELECT p.id, k.name, k.value FROM ({Newest}) n CROSS JOIN sk_posts p ON p.rowid = n.post
        CROSS JOIN sk_counters k ON k.tenant = 1 AND k.subject = unhex('01' || hex(p.id))
        """;

    private const string Own = $"""
        SELECT p.id, r.kind FROM ({Newest}) n CROSS JOIN sk_posts p ON p.rowid = n.post
        CROSS JOIN sk_reactions r ON r.tenant = 1 AND r.subject = unhex('01' || hex(p.id)) AND r.member = ?1
        """;

    private const string Latest = """
        SELECT c.id, c.kind, c.html, c.imported_score, c.created, c.edited, c.version, m.id, m.handle, m.name, m.unit, m.role
        FROM sk_comments c INDEXED BY sk_comments_roots CROSS JOIN sk_members m ON m.tenant = 1 AND m.id = c.author
        WHERE c.tenant = 1 AND c.subject = ?1 AND length(c.path) = 16 AND c.deleted IS NULL
        ORDER BY c.created DESC, c.id DESC LIMIT 2
        """;

    private const string OfComment = """
        SELECT k.name, k.value, NULL FROM sk_counters k WHERE k.tenant = 1 AND k.subject = ?1
        UNION ALL SELECT NULL, NULL, r.kind FROM sk_reactions r WHERE r.tenant = 1 AND r.subject = ?1 AND r.member = ?2
        """;

    private readonly ConcurrentBag<Session> _idle = [];

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
            session.Dispose();
    }

    public FloorPage Read(MemberId viewer)
    {
        if (!_idle.TryTake(out var session))
            session = new Session(path);

        var page = session.Read(viewer.Value.ToByteArray(bigEndian: true));
        _idle.Add(session);
        return page;
    }

    private sealed class Session : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _posts;
        private readonly SqliteCommand _counters;
        private readonly SqliteCommand _own;
        private readonly SqliteCommand _latest;
        private readonly SqliteCommand _ofComment;

        public Session(string path)
        {
            _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
            _connection.Open();
            _posts = Prepare(Posts, 1);
            _counters = Prepare(Counters, 1);
            _own = Prepare(Own, 1);
            _latest = Prepare(Latest, 1);
            _ofComment = Prepare(OfComment, 2);
        }

        public void Dispose() => _connection.Dispose();

        public FloorPage Read(byte[] viewer)
        {
            var posts = new List<FloorPost>(Limit + 1);
            var byId = new Dictionary<string, FloorPost>(Limit + 1);
            _posts.Parameters[0].Value = viewer;
            using (var row = _posts.ExecuteReader())
            {
                while (row.Read())
                {
                    var author = AuthorAt(row, 9);
                    var id = IdAt(row, 0);
                    var post = new FloorPost
                    {
                        Id = id,
                        Kind = row.GetString(1),
                        Author = author.View,
                        Community = row.IsDBNull(14) ? null : CommunityAt(row),
                        Title = row.IsDBNull(2) ? null : row.GetString(2),
                        Html = row.GetString(3),
                        Score = row.GetInt32(4),
                        CreatedAt = new DateTimeOffset(row.GetInt64(5), TimeSpan.Zero),
                        EditedAt = row.IsDBNull(6) ? null : new DateTimeOffset(row.GetInt64(6), TimeSpan.Zero),
                        Answered = !row.IsDBNull(7),
                        Version = row.GetInt64(8),
                        Url = $"/_socialkit/at/post:{id}",
                        Subject = $"post:{id}",
                        Can = new FloorCan(false, author.Id.AsSpan().SequenceEqual(viewer), false, true, true, false),
                    };
                    posts.Add(post);
                    byId[id] = post;
                }
            }

            _counters.Parameters[0].Value = viewer;
            using (var row = _counters.ExecuteReader())
            {
                while (row.Read())
                {
                    var post = byId[IdAt(row, 0)];
                    var name = row.GetString(1);
                    if (name == "comments")
                        post.Comments = row.GetInt64(2);
                    else if (name.StartsWith("reaction:", StringComparison.Ordinal))
                        post.Reactions.Count(name[9..], row.GetInt64(2));
                }
            }

            _own.Parameters[0].Value = viewer;
            using (var row = _own.ExecuteReader())
            {
                while (row.Read())
                    byId[IdAt(row, 0)].Reactions.Find(row.GetString(1))!.Mine = true;
            }

            string? next = null;
            if (posts.Count > Limit)
            {
                posts.RemoveAt(Limit);
                next = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{posts[^1].CreatedAt.UtcTicks}/{posts[^1].Id}"));
            }

            foreach (var post in posts)
            {
                if (post.Comments > 0)
                    post.Latest = ReadLatest(post, viewer);
            }

            return new FloorPage("company", [.. posts], next, true);
        }

        private FloorComment[] ReadLatest(FloorPost post, byte[] viewer)
        {
            var comments = new List<FloorComment>(2);
            _latest.Parameters[0].Value = Blob(1, Convert.FromHexString(post.Id));
            using (var row = _latest.ExecuteReader())
            {
                while (row.Read())
                {
                    var author = AuthorAt(row, 7);
                    var id = IdAt(row, 0);
                    comments.Add(new FloorComment
                    {
                        Id = id,
                        Subject = post.Subject,
                        Kind = row.GetString(1),
                        Author = author.View,
                        Html = row.GetString(2),
                        Score = row.GetInt32(3),
                        CreatedAt = new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero),
                        EditedAt = row.IsDBNull(5) ? null : new DateTimeOffset(row.GetInt64(5), TimeSpan.Zero),
                        Version = row.GetInt64(6),
                        Url = $"/_socialkit/at/comment:{id}",
                        Can = new FloorCan(false, author.Id.AsSpan().SequenceEqual(viewer), false, true, true, false),
                    });
                }
            }

            foreach (var comment in comments)
            {
                _ofComment.Parameters[0].Value = Blob(2, Convert.FromHexString(comment.Id));
                _ofComment.Parameters[1].Value = viewer;
                using var row = _ofComment.ExecuteReader();
                while (row.Read())
                {
                    if (!row.IsDBNull(2))
                        comment.Reactions.Find(row.GetString(2))!.Mine = true;
                    else if (row.GetString(0) is "replies")
                        comment.ReplyCount = row.GetInt64(1);
                    else if (row.GetString(0).StartsWith("reaction:", StringComparison.Ordinal))
                        comment.Reactions.Count(row.GetString(0)[9..], row.GetInt64(1));
                }
            }

            comments.Reverse();
            return [.. comments];
        }

        private static (byte[] Id, FloorAuthor View) AuthorAt(SqliteDataReader row, int column)
        {
            var id = row.GetFieldValue<byte[]>(column);
            var text = Convert.ToHexStringLower(id);
            return (id, new FloorAuthor(
                text, row.GetString(column + 1), row.GetString(column + 2), row.IsDBNull(column + 3) ? null : row.GetString(column + 3),
                row.IsDBNull(column + 4) ? null : row.GetString(column + 4), $"/_socialkit/at/member:{text}"));
        }

        private static FloorCommunity CommunityAt(SqliteDataReader row)
        {
            var id = IdAt(row, 14);
            return new FloorCommunity(
                id, row.GetString(15), row.GetString(16), row.GetString(17), row.GetString(18), $"/_socialkit/at/community:{id}");
        }

        private static string IdAt(SqliteDataReader row, int column) => Convert.ToHexStringLower(row.GetFieldValue<byte[]>(column));

        private static byte[] Blob(byte kind, byte[] id) => [kind, .. id];

        private SqliteCommand Prepare(string sql, int parameters)
        {
            var command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= parameters; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i}", Value = Array.Empty<byte>() });

            command.Prepare();
            return command;
        }
    }
}
