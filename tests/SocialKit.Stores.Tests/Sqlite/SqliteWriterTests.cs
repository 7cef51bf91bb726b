using Microsoft.Data.Sqlite;
using SocialKit.ConformanceTests;
using SocialKit.Sqlite;

namespace SocialKit.Stores.Tests;

/// <summary>Commits that wait together are written together. A transaction of the test's own holds the file while they queue.</summary>
public sealed class SqliteWriterTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly AccessScope _everyone = AccessScope.System(TenantId.Default);
    private SqliteStore? _store;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SqliteStore Store => _store!;

    public async ValueTask InitializeAsync()
    {
        _store = new SqliteStore(_folder.File("socialkit.db"));
        await Store.PrepareAsync(Stop);
        await Store.CommitAsync(Put(), Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Commits_that_wait_together_share_a_transaction()
    {
        var before = Store.Transactions;
        var results = await HeldAsync(() => [.. Enumerable.Range(0, 500).Select(_ => CommitAsync(Put(Sample.Post())))]);
        Assert.All(results, result => Assert.Equal(CommitOutcome.Applied, result.Outcome));

        // One for those the writer had already taken when the file was held, and one or two for those that queued behind.
        Assert.InRange(Store.Transactions - before, 1, 3);
    }

    [Fact]
    public async Task A_batch_is_never_larger_than_its_bound()
    {
        var before = Store.Transactions;
        await HeldAsync(() => [.. Enumerable.Range(0, (2 * Writer.MaxBatch) + 1).Select(_ => CommitAsync(Put(Sample.Post())))]);
        Assert.InRange(Store.Transactions - before, 3, 5);
    }

    [Fact]
    public async Task A_command_that_fails_or_is_refused_does_not_disturb_its_neighbours()
    {
        var posts = Enumerable.Range(0, 30).Select(_ => Sample.Post()).ToList();
        var (broken, refused) = (Sample.Post(), Sample.Post(posts[0].Author));
        Task<CommitResult>? failing = null;
        var results = await HeldAsync(() =>
        [
            .. posts.Take(10).Select(post => CommitAsync(Put(post) with { Activities = [Sample.Activity()] })),

            // Everything of it is written when the last record turns out to have no place.
            .. Ignore(failing = CommitAsync(Put(broken, Sample.Reaction(broken.Subject), new Stranger()) with { Activities = [Sample.Activity()] })),
            CommitAsync(Put(refused) with { Guards = [new Guard.Allowance("a", Sample.Start, 0, 1)], Activities = [Sample.Activity()] }),
            .. posts.Skip(10).Select(post => CommitAsync(Put(post) with { Activities = [Sample.Activity()] })),
        ]);
        await Assert.ThrowsAsync<NotSupportedException>(() => failing!);
        Assert.Equal(CommitOutcome.Refused, Assert.Single(results, result => result.Outcome != CommitOutcome.Applied).Outcome);
        Assert.Equal(30, (await Store.Records.GetAsync<Post>(_everyone, [.. posts.Append(broken).Append(refused).Select(post => post.Key)], Stop)).Count);
        Assert.Empty(await Store.Counters.ReadAsync(_everyone, [broken.Subject, SubjectRef.Of(broken.Author)], Stop));
        Assert.Equal(1, Assert.Single(await Store.Counters.ReadAsync(_everyone, [SubjectRef.Of(posts[0].Author)], Stop)).Value);
        Assert.Equal(Enumerable.Range(1, 30).Select(i => (long)i), (await Store.Activities.ReadAsync(_everyone, 0, 100, Stop)).Select(l => l.Position));

        static IEnumerable<Task<CommitResult>> Ignore(Task<CommitResult> _) => [];
    }

    [Fact]
    public async Task A_queued_commit_that_is_cancelled_is_left_undone_and_the_others_are_not()
    {
        var (cancelled, kept) = (Sample.Post(), Sample.Post());
        using var giveUp = new CancellationTokenSource();
        Task<CommitResult>? first = null;
        await HeldAsync(() =>
        {
            first = Store.CommitAsync(Put(cancelled), giveUp.Token).AsTask();
            var second = CommitAsync(Put(kept));
            giveUp.Cancel();
            return [second];
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first!);
        Assert.Equal(kept.Id, Assert.Single(await Store.Records.GetAsync<Post>(_everyone, [cancelled.Key, kept.Key], Stop)).Id);
    }

    private static Commit Put(params IRecord[] records) => new() { Tenant = TenantId.Default, At = Sample.Start, Puts = records };

    private Task<CommitResult> CommitAsync(Commit commit) => Store.CommitAsync(commit, Stop).AsTask();

    private async Task<CommitResult[]> HeldAsync(Func<Task<CommitResult>[]> queue)
    {
        Task<CommitResult>[] queued;
        using (var holder = new SqliteConnection($"Data Source={_folder.File("socialkit.db")};Pooling=False"))
        {
            holder.Open();
            using var transaction = holder.BeginTransaction();
            queued = queue();
        }

        return await Task.WhenAll(queued);
    }

    private sealed record Stranger : IRecord
    {
        public RecordKey Key => new("stranger", "1");

        public long Version => 1;
    }
}
