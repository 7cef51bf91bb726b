using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Claims;
using Microsoft.Data.Sqlite;
using SocialKit.Sqlite;
using SQLitePCL;

namespace SocialKit.Benchmarks;

/// <summary>
/// A SQLite file with many posts, in SocialKit's own schema. It is filled with plain inserts, once for each number of posts, and kept below
/// <c>artifacts/bench-data</c> for the next run.
/// </summary>
sealed class DataSet
{
    public static readonly TenantId Tenant = TenantId.Default;

    // Part of the file's name: raise it when other rows are written.
    private const int Recipe = 3;
    private const int TimelineRows = 1_500;
    private const int NewestOfAuthor = 40;
    private const int ManyFollowers = 500;
    private const int Renderer = 1;
    private const long TenantRow = 1;

    private readonly Lazy<List<int>[]> _follows;

    private DataSet(World world, string path)
    {
        (World, Path) = (world, path);
        _follows = new Lazy<List<int>[]>(world.Follows);
    }

    public World World { get; }

    public string Path { get; }

    public static string Folder { get; } = Repository.PathTo("artifacts", "bench-data");

    public string Size => FormattableString.Invariant($"{World.Posts:#,0} posts, {World.Members:#,0} members, {new FileInfo(Path).Length / 1048576:#,0} MiB");

    public static World WorldOf(int posts) => new(posts, posts >= 100_000 ? 10_000 : 1_000);

    public static string PathOf(int posts) => System.IO.Path.Combine(Folder, $"posts-{posts.ToString(CultureInfo.InvariantCulture)}-{Recipe}-{SchemaMark()}.db");

    /// <summary>The data set, made when it is not there yet.</summary>
    public static async Task<DataSet> OpenAsync(int posts)
    {
        var (world, path) = (WorldOf(posts), PathOf(posts));
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Folder);
            var part = path + ".part";
            Delete(part);
            var started = Stopwatch.GetTimestamp();
            Console.WriteLine(FormattableString.Invariant($"Making a data set of {posts:#,0} posts …"));
            await FillAsync(world, part);
            File.Move(part, path);
            Console.WriteLine(FormattableString.Invariant($"  {new DataSet(world, path).Size}, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
        }

        return new DataSet(world, path);
    }

    /// <summary>The followed authors with so many followers that a host would rather read their posts than push them.</summary>
    public IReadOnlyList<SubjectRef> ManyFollowedBy(int member) =>
        [.. _follows.Value[member].Where(author => World.FollowersOf(author) > ManyFollowers).Select(author => SubjectRef.Of(World.Member(author)))];

    public static ClaimsPrincipal Principal(int member) => new(new ClaimsIdentity(
        [new Claim("sub", World.ExternalId(member)), new Claim("name", World.NameOf(member)), new Claim("unit", "Plant 2"), new Claim("job_title", "Engineer")],
        "Benchmark"));

    public static Viewer ViewerOf(int member) => new(Tenant, World.Member(member), Principal(member));

    public static void Delete(string path)
    {
        foreach (var file in new[] { path, path + "-wal", path + "-shm", path + "-journal" })
            File.Delete(file);
    }

    private static async Task FillAsync(World world, string path)
    {
        await using (var empty = new SqliteStore(path))
            await empty.PrepareAsync(CancellationToken.None);

        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString))
        {
            connection.Open();
            var database = connection.Handle!;
            Run(database, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -262144;");
            var indexes = DropIndexes(connection);
            Run(database, "BEGIN");
            Run(database, "INSERT INTO sk_tenants (tenant, name) VALUES (1, 'default')");
            var follows = world.Follows();
            FillPosts(database, world);
            FillReactions(database, world);
            FillFollows(database, follows);
            FillTimelines(database, world, follows);
            FillCounters(database, world, follows);
            Run(database, "COMMIT");
            foreach (var index in indexes)
                Run(database, index);

            Run(database, "PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL;");
        }

        // The few rows with many columns go the product's own way.
        await using var store = new SqliteStore(path);
        await store.PrepareAsync(CancellationToken.None);
        await PutAsync(store, Enumerable.Range(0, World.Communities).Select(Community));
        await PutAsync(store, Enumerable.Range(0, world.Members).Select(Member));
        await PutAsync(store, Enumerable.Range(0, world.Posts).Where(world.HasComments).SelectMany(post => new[] { Comment(world, post, 1), Comment(world, post, 2) }));
    }

    private static List<string> DropIndexes(SqliteConnection connection)
    {
        var found = new List<(string Name, string Sql)>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                found.Add((reader.GetString(0), reader.GetString(1)));
        }

        foreach (var (name, _) in found)
            Run(connection.Handle!, $"DROP INDEX {name}");

        return [.. found.Select(index => index.Sql)];
    }

    private static void FillPosts(sqlite3 database, World world)
    {
        using var insert = new Bulk(database,
            "sk_posts (tenant, id, kind, author, community, title, source, html, renderer, mentions, topics, imported_score, created, version)", 14);
        for (var post = 0; post < world.Posts; post++)
        {
            var text = World.TextOf((ulong)post);
            insert.Add(TenantRow).Add(world.Post(post).ToBlob())
                .Add(world.IsQuestion(post) ? PostKind.Question.Value : PostKind.Text.Value).Add(World.Member(world.AuthorOf(post)).ToBlob());
            _ = world.CommunityOf(post) is { } community ? insert.Add(World.Community(community).ToBlob()) : insert.AddNull();
            insert.Add(world.IsQuestion(post) ? $"Who can help with number {post}?" : null)
                .Add(text).Add($"<p>{text}</p>\n").Add(Renderer).Add([]).Add([]).Add(0).Add(world.PostedAt(post).UtcTicks).Add(1).Insert();
        }
    }

    private static void FillReactions(sqlite3 database, World world)
    {
        using var insert = new Bulk(database, "sk_reactions (tenant, subject, member, kind, at)", 5);
        for (var post = 0; post < world.Posts; post++)
        {
            var subject = SubjectRef.Of(world.Post(post)).ToBlob();
            var (first, second) = world.ReactedTo(post);
            insert.Add(TenantRow).Add(subject).Add(World.Member(first).ToBlob()).Add("like").Add(world.PostedAt(post).UtcTicks).Insert();
            insert.Add(TenantRow).Add(subject).Add(World.Member(second).ToBlob()).Add("celebrate").Add(world.PostedAt(post).UtcTicks).Insert();
        }
    }

    private static void FillFollows(sqlite3 database, List<int>[] follows)
    {
        using var insert = new Bulk(database, "sk_follows (tenant, member, subject, at)", 4);
        for (var member = 0; member < follows.Length; member++)
        {
            foreach (var author in follows[member])
                insert.Add(TenantRow).Add(World.Member(member).ToBlob()).Add(SubjectRef.Of(World.Member(author)).ToBlob()).Add(1).Insert();
        }
    }

    // Every post is pushed to every follower, as if all were active; a timeline keeps its newest rows.
    private static void FillTimelines(sqlite3 database, World world, List<int>[] follows)
    {
        var newest = new List<int>[world.Members];
        for (var author = 0; author < world.Members; author++)
            newest[author] = new List<int>(NewestOfAuthor);

        for (var post = world.Posts - 1; post >= 0; post--)
        {
            var posts = newest[world.AuthorOf(post)];
            if (posts.Count < NewestOfAuthor)
                posts.Add(post);
        }

        using var insert = new Bulk(database, "sk_timelines (tenant, member, created, post)", 4);
        for (var member = 0; member < follows.Length; member++)
        {
            var id = World.Member(member).ToBlob();
            foreach (var post in follows[member].SelectMany(author => newest[author]).OrderDescending().Take(TimelineRows).Reverse())
                insert.Add(TenantRow).Add(id).Add(world.PostedAt(post).UtcTicks).Add(world.Post(post).ToBlob()).Insert();
        }
    }

    private static void FillCounters(sqlite3 database, World world, List<int>[] follows)
    {
        using var insert = new Bulk(database, "sk_counters (tenant, subject, name, value)", 4);
        var written = new int[world.Members];
        var writtenIn = new Dictionary<(int Member, int Community), int>();
        var inCommunity = new int[World.Communities];
        for (var post = 0; post < world.Posts; post++)
        {
            written[world.AuthorOf(post)]++;
            if (world.CommunityOf(post) is { } community)
            {
                inCommunity[community]++;
                CollectionsMarshal.GetValueRefOrAddDefault(writtenIn, (world.AuthorOf(post), community), out _)++;
            }

            var subject = SubjectRef.Of(world.Post(post));
            Count(subject, CounterKey.ReactionPrefix + "celebrate", 1);
            Count(subject, CounterKey.ReactionPrefix + "like", 1);
        }

        for (var community = 0; community < World.Communities; community++)
            Count(SubjectRef.Of(World.Community(community)), CounterKey.Posts, inCommunity[community]);

        var followers = follows.SelectMany(authors => authors).CountBy(author => author).ToDictionary();
        for (var member = 0; member < world.Members; member++)
        {
            var subject = SubjectRef.Of(World.Member(member));
            Count(subject, CounterKey.Followers, followers.GetValueOrDefault(member));
            Count(subject, CounterKey.Following, follows[member].Count);
            Count(subject, CounterKey.Posts, written[member]);
        }

        foreach (var ((member, community), count) in writtenIn)
            Count(SubjectRef.Of(World.Member(member)), CounterKey.In(CounterKey.Posts, World.Community(community)), count);

        void Count(SubjectRef subject, string name, long value)
        {
            if (value != 0)
                insert.Add(TenantRow).Add(subject.ToBlob()).Add(name).Add(value).Insert();
        }
    }

    private static Community Community(int number) => new()
    {
        Id = World.Community(number),
        Slug = $"community-{number}",
        Name = $"Community {number}",
        Charter = new Charter("Lose no hour.", "We lose time.", "Everyone at plant 2.", ["Hours saved"], World.Member(number), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        State = CommunityState.Active,
        CreatedAt = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Version = 1,
    };

    private static Member Member(int number) => new()
    {
        Id = World.Member(number),
        ExternalId = World.ExternalId(number),
        Handle = $"member{number}",
        Name = World.NameOf(number),
        Unit = "Plant 2",
        Role = "Engineer",
        CreatedAt = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Version = 1,
    };

    private static Comment Comment(World world, int post, int which)
    {
        var text = World.TextOf((ulong)post * 3 + (ulong)which);
        var at = world.PostedAt(post).AddMinutes(which);
        var id = new CommentId(Guid.CreateVersion7(at));
        return new Comment
        {
            Id = id,
            Subject = SubjectRef.Of(world.Post(post)),
            Community = world.CommunityOf(post) is { } community ? World.Community(community) : null,
            Path = SocialKit.Comment.PathOf(null, id),
            Kind = CommentKind.Comment,
            Author = World.Member(world.AuthorOf(post + which)),
            Text = new RichText(text, $"<p>{text}</p>\n", Renderer, []),
            CreatedAt = at,
            Version = 1,
        };
    }

    private static async Task PutAsync(SqliteStore store, IEnumerable<IRecord> records)
    {
        foreach (var chunk in records.Chunk(500))
            await store.CommitAsync(new Commit { Tenant = Tenant, At = DateTimeOffset.UtcNow, Puts = chunk }, CancellationToken.None);
    }

    private static void Run(sqlite3 database, string sql)
    {
        if (raw.sqlite3_exec(database, sql) != raw.SQLITE_OK)
            throw new InvalidOperationException($"SQLite says of {sql}: {raw.sqlite3_errmsg(database).utf8_to_string()}");
    }

    // Files of another schema are other files.
    private static string SchemaMark() => Convert.ToHexStringLower(
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Concat(SchemaUpdater.Scripts.All.Select(script => script.Text)))).AsSpan(0, 4));
}
