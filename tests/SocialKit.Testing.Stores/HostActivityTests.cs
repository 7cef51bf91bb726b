using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SocialKit.ConformanceTests;

namespace SocialKit.Testing.Stores;

/// <summary>An application posts in its own transaction through SocialKit's services, as it would at work.</summary>
public abstract class HostActivityTests<TFixture> : IAsyncLifetime where TFixture : StoreFixture, new()
{
    private static readonly SubjectRef s_order = SubjectRef.For("order", 4711);
    private readonly AccessScope _everyone = AccessScope.System(TenantId.Default);
    private readonly TFixture _fixture = new();
    private ServiceProvider? _services;
    private AsyncServiceScope _scope;
    private MemberId _ana;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IStore Store => _scope.ServiceProvider.GetRequiredService<IStore>();

    private IMemberService Members => _scope.ServiceProvider.GetRequiredService<IMemberService>();

    private IHostActivityService Activities => _scope.ServiceProvider.GetRequiredService<IHostActivityService>();

    public async ValueTask InitializeAsync()
    {
        var store = await _fixture.CreateAsync();
        await store.PrepareAsync(Stop);
        var services = new ServiceCollection();
        services.AddSocialKitCore();
        services.AddSingleton(store).AddSingleton<ISubjectAccess, Orders>();
        _services = services.BuildServiceProvider();
        _scope = _services.CreateAsyncScope();
        _ana = await RegisterAsync("ana");
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        await _fixture.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task When_the_application_throws_after_posting_there_is_nothing_anywhere()
    {
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await using var host = await _fixture.BeginHostTransactionAsync();
            await host.AddRowAsync("4711 approved");
            await PostAsync(host.Transaction);
            throw new IOException("The mail server is away.");
        });
        await using var next = await _fixture.BeginHostTransactionAsync();
        Assert.False(await next.HasRowAsync("4711 approved"));
        Assert.Empty(await Store.Discussions.ReadRootsAsync(_everyone, s_order, DiscussionSort.Oldest, null, 10, Stop));
        Assert.Empty(await Store.Counters.ReadAsync(_everyone, [s_order, SubjectRef.Of(_ana)], Stop));
        Assert.Empty(await Store.Activities.ReadAsync(_everyone, 0, 10, Stop));
        await next.RollbackAsync();

        // The same event again, with the same client id: nothing remembers the first.
        await PostAsync(null);
        Assert.Equal(1, Assert.Single(await Store.Activities.ReadAsync(_everyone, 0, 10, Stop)).Position);
    }

    [Fact]
    public async Task When_the_application_commits_the_log_tells_within_a_second()
    {
        CommentId posted;
        await using (var host = await _fixture.BeginHostTransactionAsync())
        {
            await host.AddRowAsync("4711 approved");
            posted = await PostAsync(host.Transaction);
            Assert.Equal(posted, await PostAsync(host.Transaction));
            await host.CommitAsync();
            Assert.True(await host.HasRowAsync("4711 approved"));
        }

        var committed = Stopwatch.GetTimestamp();
        IReadOnlyList<LoggedActivity> log;
        do
        {
            log = await Store.Activities.ReadAsync(_everyone, 0, 10, Stop);
        }
        while (log.Count == 0 && Stopwatch.GetElapsedTime(committed) < TimeSpan.FromSeconds(1));
        Assert.Equal((Verb.Commented, SubjectRef.Of(posted), s_order), (Assert.Single(log).Entry.Verb, log[0].Entry.Object, log[0].Entry.Target!.Value));
    }

    [Fact]
    public async Task Another_service_used_in_between_fails_at_once_with_what_to_do_and_works_before_and_after()
    {
        await using (var host = await _fixture.BeginHostTransactionAsync())
        {
            await PostAsync(host.Transaction);

            // PostAsync is a method of this class, so nothing was announced here; posting from here is.
            await Activities.PostCommentAsync(new HostActivity(s_order, _ana, "Shipped"), host.Transaction, Stop);
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => RegisterAsync("ben"));
            Assert.Contains("Pass the transaction along", refused.Message, StringComparison.Ordinal);
            await host.CommitAsync();
            await RegisterAsync("ben");
        }

        await using (var host = await _fixture.BeginHostTransactionAsync())
        {
            HostTransaction.Announce(host.Transaction);
            await Assert.ThrowsAsync<InvalidOperationException>(() => RegisterAsync("cho"));
            await host.RollbackAsync();
            await RegisterAsync("cho");
        }
    }

    [Fact]
    public async Task A_subject_closed_in_the_same_transaction_takes_nothing_more_and_the_transaction_stays_usable()
    {
        await using var host = await _fixture.BeginHostTransactionAsync();
        var closed = new SubjectState { Subject = s_order, ClosedAt = DateTimeOffset.UtcNow, Version = 1 };
        await Store.CommitAsync(new Commit { Tenant = TenantId.Default, At = DateTimeOffset.UtcNow, Puts = [closed], Transaction = host.Transaction }, Stop);
        Assert.Equal(SocialError.Conflict, (await Assert.ThrowsAsync<SocialKitException>(() => PostAsync(host.Transaction))).Error.Code);
        await host.CommitAsync();
        Assert.Equal(SocialError.Closed, (await Assert.ThrowsAsync<SocialKitException>(() => PostAsync(null))).Error.Code);
    }

    private async Task<CommentId> PostAsync(DbTransaction? transaction) =>
        await Activities.PostCommentAsync(new HostActivity(s_order, _ana, "Approved") { ClientId = "approval-17" }, transaction, Stop);

    private async Task<MemberId> RegisterAsync(string handle) =>
        await Members.RegisterAsync(TenantId.Default, new MemberIdentity(handle, handle, handle, "Plant", "Fitter"), Stop);

    private sealed class Orders : ISubjectAccess
    {
        public bool Knows(string kind) => kind == "order";

        public ValueTask<IReadOnlyDictionary<SubjectRef, SubjectGrant>> ResolveAsync(
            Viewer viewer, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The order is not visible yet, so nobody may be asked about it.");
    }
}
