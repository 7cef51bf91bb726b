using System.Collections.Concurrent;
using SocialKit.ConformanceTests;

namespace SocialKit.Durability.Tests;

/// <summary>
/// People page through lists while 16 others add, change, delete and restore: whoever stood there for the whole scan is seen exactly once, and what
/// was deleted before it is not seen. Rows share few moments, so that only the id tells most of them apart.
/// </summary>
public sealed class ScanTests
{
    private const int Writers = 16;
    private const int Standing = 40;
    private static readonly MemberId s_author = Sample.NewMemberId();

    // Somebody who deleted nothing: what was deleted is not for them.
    private static readonly AccessScope s_reader = AccessScope.For(new Viewer(TenantId.Default, Sample.NewMemberId(), new System.Security.Claims.ClaimsPrincipal()));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // A scan over a network takes longer.
    [Theory]
    [InlineData("sqlite", 300, 10_000)]
    [InlineData("postgresql", 100, 1_000)]
    public async Task A_scan_beside_writers_sees_each_standing_row_once_and_no_deleted_one(string kind, int sample, int all)
    {
        var wanted = Repository.IsLongRun ? all : sample;
        await using var open = await StoreKind.OpenAsync(kind);
        var (store, subject) = (open.Store, Sample.Order());
        var posts = Enumerable.Range(0, Standing).Select(i => NewPost(new Random(i))).ToList();
        var roots = Enumerable.Range(0, Standing).Select(i => NewRoot(subject, new Random(1_000 + i))).ToList();
        await CommitAsync([.. posts, .. roots]);

        var deleted = new ConcurrentQueue<Guid>();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var writers = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(new Random(writer)), Stop)));
        var scans = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(reader => Task.Run(
            async () =>
            {
                var random = new Random(2_000 + reader);
                while (Interlocked.Increment(ref scans) <= wanted)
                {
                    await ScanAsync(random);
                }
            },
            Stop)));
        await enough.CancelAsync();
        await writers;
        Assert.True(deleted.Count > 10, $"Only {deleted.Count} rows were deleted meanwhile.");
        Figures.Write($"paging.schedules.{kind}", wanted, "scans", $"{Writers} writers, {deleted.Count} deletions meanwhile");
        TestContext.Current.TestOutputHelper!.WriteLine($"{kind}: {wanted} scans beside {Writers} writers and {deleted.Count} deletions");

        async Task ScanAsync(Random random)
        {
            var gone = deleted.ToHashSet();
            var size = random.Next(3) == 0 ? random.Next(1, 4) : random.Next(4, 101);
            var (name, standing, seen) = random.Next(3) switch
            {
                0 => ("feed", posts.Select(post => post.Id.Value), await FeedAsync(size)),
                1 => ("oldest first", roots.Select(root => root.Id.Value), await RootsAsync(DiscussionSort.Oldest, size)),
                _ => ("newest first", roots.Select(root => root.Id.Value), await RootsAsync(DiscussionSort.Newest, size)),
            };
            Assert.True(seen.Count == seen.Distinct().Count(), $"{name}, {size} a page: a row came twice.");
            Assert.True(standing.Count(seen.Contains) == Standing, $"{name}, {size} a page: {Standing - standing.Count(seen.Contains)} standing rows were skipped.");
            Assert.True(!seen.Any(gone.Contains), $"{name}, {size} a page: a deleted row was shown.");
        }

        async Task<List<Guid>> FeedAsync(int size)
        {
            var seen = new List<Guid>();
            for (Keyset? after = null; ;)
            {
                var page = await store.Feeds.ReadAsync(s_reader, new FeedSelector.Company(), after, size, Stop);
                seen.AddRange(page.Select(post => post.Id.Value));
                if (page.Count < size)
                {
                    return seen;
                }

                after = new Keyset(page[^1].CreatedAt, page[^1].Id.Value);
            }
        }

        async Task<List<Guid>> RootsAsync(DiscussionSort sort, int size)
        {
            // A deleted root is in the answer as a tombstone when others answered it; here nobody did.
            var seen = new List<Guid>();
            for (Keyset? after = null; ;)
            {
                var page = await store.Discussions.ReadRootsAsync(s_reader, subject, sort, after, size, Stop);
                seen.AddRange(page.Where(root => root.DeletedAt is null).Select(root => root.Id.Value));
                if (page.Count < size)
                {
                    return seen;
                }

                after = new Keyset(page[^1].CreatedAt, page[^1].Id.Value);
            }
        }

        async Task WriteAsync(Random random)
        {
            while (!enough.IsCancellationRequested)
            {
                IRecord row = random.Next(2) == 0 ? NewPost(random) : NewRoot(subject, random);
                var id = row is Post post ? post.Id.Value : ((Comment)row).Id.Value;
                await CommitAsync([row]);
                await Task.Delay(random.Next(4), Stop);
                await CommitAsync([Changed(row, deletedAt: null)]);
                if (random.Next(2) == 0)
                {
                    await CommitAsync([Changed(row, deletedAt: Sample.Start)]);
                }
                else
                {
                    await store.CommitAsync(new Commit { Tenant = TenantId.Default, At = Sample.Start, Removes = [row] }, Stop);
                }

                deleted.Enqueue(id);
                await Task.Delay(random.Next(4), Stop);
            }
        }

        async Task CommitAsync(IReadOnlyList<IRecord> puts) => Assert.Equal(
            CommitOutcome.Applied, (await store.CommitAsync(new Commit { Tenant = TenantId.Default, At = Sample.Start, Puts = puts }, Stop)).Outcome);
    }

    private static Post NewPost(Random random) => Sample.Post(s_author, at: Sample.Second(random.Next(6)), id: Id(random));

    private static Comment NewRoot(SubjectRef subject, Random random) => Sample.Comment(subject, Sample.Second(random.Next(6)), s_author, Id(random));

    private static IRecord Changed(IRecord row, DateTimeOffset? deletedAt) => row is Post post
        ? post with { Text = Sample.Text("Changed"), DeletedAt = deletedAt, DeletedBy = deletedAt is null ? null : s_author, Version = deletedAt is null ? 2 : 3 }
        : (Comment)row with { Text = Sample.Text("Changed"), DeletedAt = deletedAt, DeletedBy = deletedAt is null ? null : s_author, Version = deletedAt is null ? 2 : 3 };

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
