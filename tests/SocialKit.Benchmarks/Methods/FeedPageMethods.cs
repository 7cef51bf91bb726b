using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using SocialKit.Sqlite;

namespace SocialKit.Benchmarks;

/// <summary>Where a feed page's time goes: each read it is made of, the whole page, its JSON, and the floor.</summary>
public class FeedPageMethods : IDisposable
{
    private readonly Viewer _viewer = DataSet.ViewerOf(0);
    private readonly AccessScope _scope = AccessScope.For(DataSet.ViewerOf(0));
    private SqliteStore _store = default!;
    private ServiceProvider _services = default!;
    private IFeedService _feeds = default!;
    private FloorFeed _floor = default!;
    private FeedPage _page = default!;
    private FloorPage _floorPage = default!;
    private List<SubjectRef> _posts = default!;
    private List<SubjectRef> _subjects = default!;
    private List<RecordKey> _members = default!;
    private List<RecordKey> _communities = default!;

    [GlobalSetup]
    public async Task OpenAsync()
    {
        var data = await DataSet.OpenAsync(100_000);
        _store = new SqliteStore(data.Path);
        await _store.PrepareAsync(CancellationToken.None);
        _services = new ServiceCollection().AddSocialKitCore().UseStore("SQLite", _ => _store).Services.BuildServiceProvider();
        _feeds = _services.CreateScope().ServiceProvider.GetRequiredService<IFeedService>();
        _floor = new FloorFeed(data.Path);
        _page = await WholePage();
        _floorPage = Floor();
        _posts = [.. _page.Posts.Select(post => post.Subject)];
        _subjects = [.. _posts, .. _page.Posts.SelectMany(post => post.Latest).Select(comment => SubjectRef.Of(comment.Id))];
        _members = [.. _page.Posts.Select(post => Member.KeyOf(post.Author.Id)).Distinct()];
        _communities = [.. _page.Posts.Select(post => post.Community).OfType<CommunityView>().Select(community => Community.KeyOf(community.Id)).Distinct()];
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _services.Dispose();
        _store.Dispose();
        _floor.Dispose();
    }

    [Benchmark]
    public ValueTask<IReadOnlyList<Post>> Posts() => _store.Feeds.ReadAsync(_scope, new FeedSelector.Company(), null, 26, CancellationToken.None);

    [Benchmark]
    public ValueTask<IReadOnlyList<Comment>> LatestComments() => _store.Discussions.ReadLatestAsync(_scope, _posts, 2, CancellationToken.None);

    [Benchmark]
    public ValueTask<IReadOnlyList<Member>> Members() => _store.Records.GetAsync<Member>(_scope, _members, CancellationToken.None);

    [Benchmark]
    public ValueTask<IReadOnlyList<Community>> Communities() => _store.Records.GetAsync<Community>(_scope, _communities, CancellationToken.None);

    [Benchmark]
    public ValueTask<IReadOnlyDictionary<CounterKey, long>> Counters() => _store.Counters.ReadAsync(_scope, _subjects, CancellationToken.None);

    [Benchmark]
    public ValueTask<IReadOnlyList<Reaction>> OwnReactions() => _store.Reactions.ReadOwnAsync(_scope, _subjects, CancellationToken.None);

    [Benchmark]
    public ValueTask<FeedPage> WholePage() => _feeds.ReadAsync(_viewer, new FeedRequest(FeedScope.Company, null, 25), CancellationToken.None);

    [Benchmark]
    public byte[] Json() => JsonSerializer.SerializeToUtf8Bytes(_page, Pages.Json.FeedPage);

    [Benchmark]
    public FloorPage Floor() => _floor.Read(World.Member(0));

    [Benchmark]
    public byte[] FloorJson() => JsonSerializer.SerializeToUtf8Bytes(_floorPage, Pages.Json.FloorPage);
}
