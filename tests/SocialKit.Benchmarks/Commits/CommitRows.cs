using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SocialKit.Sqlite;

namespace SocialKit.Benchmarks;

/// <summary>
/// Rows 10, 11 and 13: comments that are on the disk when the call returns, written by many at once. Each way of writing has a file of its own,
/// on the disk of the data sets.
/// </summary>
static class CommitRows
{
    private static readonly Goal s_floor = new(10, "comment-32", "durable comments by 32 writers, /s: SocialKit's commit / floor's group commit", "x", 0.5, 0.75);
    private static readonly Goal s_few = new(11, "group-commit-32", "durable comments by 32 writers, /s: group commit / a transaction each", "x", 3, 4);
    private static readonly Goal s_many = new(11, "group-commit-256", "the same by 256 writers", "x", 5, 7);
    private static readonly Goal s_full = new(13, "full-normal-256", "comments by 256 writers, /s: synchronous FULL / NORMAL", "x", 0.7, 0.85);

    public static async Task RunAsync(Report report, Plan plan)
    {
        Directory.CreateDirectory(DataSet.Folder);
        await using var grouped = await Way.OfStoreAsync("group commit", new WriterSettings());
        await using var alone = await Way.OfStoreAsync("a transaction each", new WriterSettings(MaxBatch: 1));
        await using var relaxed = await Way.OfStoreAsync("synchronous NORMAL", new WriterSettings(Synchronous: "NORMAL"));
        await using var floor = await Way.OfFloorAsync();
        await using var service = await Way.OfServiceAsync();

        if (plan.Wants(10))
        {
            var loads = await MeasureAsync(plan, 32, grouped, floor, service);
            report.Add(s_floor, loads[grouped].PerSecond / loads[floor].PerSecond,
                $"IStore.CommitAsync {loads[grouped]} against {loads[floor]}; SocialKit also writes the log entry, the client key, the author's counter and checks both keys; floor: one thread of raw Microsoft.Data.Sqlite, batches up to 512, row and counter only, FULL");
            Report.Note("comment-32-service", loads[service].PerSecond / loads[floor].PerSecond, "x",
                $"the whole IDiscussionService.CommentAsync with Markdown, sanitising, checks and the view it answers: {loads[service]} against the floor's {loads[floor]}");
        }

        if (plan.Wants(11))
        {
            foreach (var (goal, writers) in new[] { (s_few, 32), (s_many, 256) })
            {
                var loads = await MeasureAsync(plan, writers, grouped, alone);
                report.Add(goal, loads[grouped].PerSecond / loads[alone].PerSecond, $"{loads[grouped]} against {loads[alone]}; floor: the same code with batches of 1, FULL");
            }
        }

        if (plan.Wants(13))
        {
            var loads = await MeasureAsync(plan, 256, grouped, relaxed);
            report.Add(s_full, loads[grouped].PerSecond / loads[relaxed].PerSecond, $"{loads[grouped]} against {loads[relaxed]}; floor: the same code, where a power cut may take the last commits");
        }
    }

    private static async Task<Dictionary<Way, Load>> MeasureAsync(Plan plan, int writers, params Way[] ways)
    {
        foreach (var way in ways)
            await way.LoadAsync(writers, plan.WarmUp / 3);

        var rounds = ways.ToDictionary(way => way, _ => new List<Load>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            foreach (var way in ways)
                rounds[way].Add(await way.LoadAsync(writers, plan.RoundTime));
        }

        return rounds.ToDictionary(pair => pair.Key, pair => Load.MedianOf(pair.Value));
    }

    /// <summary>What one round of writing gave.</summary>
    private sealed record Load(double PerSecond, double Cpu, double P50, double P99, double Spread = 0)
    {
        public static Load MedianOf(List<Load> rounds) => new(
            rounds.Select(round => round.PerSecond).Median(), rounds.Select(round => round.Cpu).Median(), rounds.Select(round => round.P50).Median(),
            rounds.Select(round => round.P99).Median(), rounds.Select(round => round.PerSecond).ToList().Spread());

        public override string ToString() => FormattableString.Invariant(
            $"{PerSecond:#,0}/s (CPU {Cpu:0} us each, p50 {P50:0.0} ms, p99 {P99:0.0} ms, spread {Spread:P0})");
    }

    /// <summary>One way to write a comment.</summary>
    private sealed class Way : IAsyncDisposable
    {
        private const int Posts = 100;
        private readonly string _path;
        private readonly Func<Comment, Task> _write;
        private readonly Func<ValueTask> _close;
        private static int s_count;

        private Way(string path, Func<Comment, Task> write, Func<ValueTask> close) => (_path, _write, _close) = (path, write, close);

        public static async Task<Way> OfStoreAsync(string name, WriterSettings settings)
        {
            var (path, store) = await NewAsync(name, settings);
            return new Way(path, comment => store.CommitAsync(CommitOf(comment), CancellationToken.None).AsTask(), store.DisposeAsync);
        }

        public static async Task<Way> OfFloorAsync()
        {
            var (path, store) = await NewAsync("floor", new WriterSettings());
            await store.DisposeAsync();
            var writer = new FloorWriter(path);
            return new Way(path, writer.WriteAsync, () =>
            {
                writer.Dispose();
                return ValueTask.CompletedTask;
            });
        }

        public static async Task<Way> OfServiceAsync()
        {
            var (path, store) = await NewAsync("service", new WriterSettings());
            await store.CommitAsync(
                new Commit { Tenant = DataSet.Tenant, At = DateTimeOffset.UtcNow, Puts = [.. Enumerable.Range(0, Posts).Select(Post)] }, CancellationToken.None);
            var services = new ServiceCollection();
            services.AddSocialKitCore().UseStore("SQLite", _ => store);
            var provider = services.BuildServiceProvider();
            var scope = provider.CreateAsyncScope();
            var discussions = scope.ServiceProvider.GetRequiredService<IDiscussionService>();
            return new Way(
                path,
                comment => discussions.CommentAsync(
                    new Viewer(DataSet.Tenant, comment.Author, new System.Security.Claims.ClaimsPrincipal()),
                    new NewComment(comment.Subject, null, comment.Text.Source, CommentKind.Comment, comment.Id.ToString()), CancellationToken.None).AsTask(),
                async () =>
                {
                    await scope.DisposeAsync();
                    await provider.DisposeAsync();
                });
        }

        public async Task<Load> LoadAsync(int writers, TimeSpan time)
        {
            var (cpu, started) = (Cpu.ProcessMicroseconds(), Stopwatch.GetTimestamp());
            var waits = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
            {
                var own = new List<double>();
                while (Stopwatch.GetElapsedTime(started) < time)
                {
                    var begun = Stopwatch.GetTimestamp();
                    await _write(NextComment());
                    own.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                }

                return own;
            })));
            var all = waits.SelectMany(wait => wait).ToList();
            var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
            return new Load(all.Count / took, (Cpu.ProcessMicroseconds() - cpu) / all.Count, all.Percentile(0.5), all.Percentile(0.99));
        }

        public async ValueTask DisposeAsync()
        {
            await _close();
            DataSet.Delete(_path);
        }

        private static async Task<(string Path, SqliteStore Store)> NewAsync(string name, WriterSettings settings)
        {
            var path = Path.Combine(DataSet.Folder, $"{name.Replace(' ', '-')}.write.db");
            DataSet.Delete(path);
            var store = new SqliteStore(path, change: null, settings: settings);
            await store.PrepareAsync(CancellationToken.None);
            return (path, store);
        }

        private static Comment NextComment()
        {
            var number = Interlocked.Increment(ref s_count);
            var now = DateTimeOffset.UtcNow;
            var id = new CommentId(Guid.CreateVersion7(now));
            var text = $"{World.TextOf((ulong)number)} {number}";
            return new Comment
            {
                Id = id,
                Subject = SubjectRef.Of(PostId(number % Posts)),
                Path = Comment.PathOf(null, id),
                Kind = CommentKind.Comment,
                Author = World.Member(number % 1_000),
                Text = new RichText(text, $"<p>{text}</p>\n", 1, []),
                CreatedAt = now,
                Version = 1,
            };
        }

        // What IDiscussionService commits for a comment.
        private static Commit CommitOf(Comment comment) => new()
        {
            Tenant = DataSet.Tenant,
            At = comment.CreatedAt,
            ClientKey = new ClientKey(comment.Author, "comments", comment.Id.ToString(), "digest"),
            Puts = [comment],
            Activities = [new ActivityEntry(comment.Author, Verb.Commented, SubjectRef.Of(comment.Id), comment.Subject, comment.CreatedAt)],
            Result = SubjectRef.Of(comment.Id),
        };

        private static PostId PostId(int number) => new World(Posts, 1_000).Post(number);

        private static Post Post(int number) => new()
        {
            Id = PostId(number),
            Kind = PostKind.Text,
            Author = World.Member(number),
            Text = new RichText("Hello", "<p>Hello</p>\n", 1, []),
            CreatedAt = DateTimeOffset.UtcNow,
            Version = 1,
        };
    }
}
