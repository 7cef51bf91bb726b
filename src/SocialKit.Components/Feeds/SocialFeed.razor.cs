using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>A reading list: posts with reactions, the newest comments and a place to comment.</summary>
public partial class SocialFeed : SocialPostItems
{
    /// <summary>Which reading list.</summary>
    [Parameter]
    public FeedScope Scope { get; set; } = FeedScope.Home;

    /// <summary>Posts per page, 1 to 100; null for the host's default.</summary>
    [Parameter]
    public int? PageSize { get; set; }

    /// <summary>The level of the widget's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    /// <summary>Comes before the names of the query values this widget reads, so that two can share a page.</summary>
    [Parameter]
    public string QueryPrefix { get; set; } = "sk-feed-";

    private FeedPage? _page;
    private int _pages = 1;
    private bool _restarted;

    [Inject]
    private IFeedService Feeds { get; set; } = default!;

    private protected override string Name => "feed";

    private protected override IEnumerable<string> ItemIds =>
        _page is null ? [] : _page.Posts.SelectMany(post => post.Latest.Select(comment => $"comment:{comment.Id}").Prepend($"post:{post.Id}"));

    private string After => $"{QueryPrefix}after";

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        parameters["scope"] = Scope.ToString();
        parameters["headingLevel"] = Number(HeadingLevel);
        parameters["queryPrefix"] = QueryPrefix;
        if (PageSize is { } size)
            parameters["pageSize"] = Number(size);
    }

    private protected override string StartUrl() => Page.PageUrlWith((After, null));

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        var cursor = Page.Query(After);
        FeedPage page;
        try
        {
            page = await Feeds.ReadAsync(Viewer, new FeedRequest(Scope, cursor, PageSize), cancellationToken);
        }
        catch (SocialKitException refusal) when (refusal.Error.Code == SocialError.BadCursor && cursor is not null)
        {
            // An old link to a later page is no reason to show nothing.
            _restarted = true;
            page = await Feeds.ReadAsync(Viewer, new FeedRequest(Scope, null, PageSize), cancellationToken);
        }

        for (var more = 1; more < _pages && page.Next is not null; more++)
        {
            page = Joined(page, await Feeds.ReadAsync(Viewer, new FeedRequest(Scope, page.Next, PageSize), cancellationToken));
        }

        _page = page;
    }

    private static FeedPage Joined(FeedPage first, FeedPage second) =>
        first with { Posts = [.. first.Posts, .. second.Posts.ExceptBy(first.Posts.Select(post => post.Id), post => post.Id)], Next = second.Next };

    private Task MoreAsync() => RunAsync(async cancellationToken =>
    {
        if (_page is not { Next: { } next } page)
            return;

        _page = Joined(page, await Feeds.ReadAsync(Viewer, new FeedRequest(Scope, next, PageSize), cancellationToken));
        _pages++;
    });

    private protected override async ValueTask ShowPostAsync(PostId id, PostView? post, CancellationToken cancellationToken)
    {
        if (post is null || _page is null)
        {
            await LoadAsync(cancellationToken);
            return;
        }

        _page = _page with { Posts = [.. _page.Posts.Select(old => old.Id == id ? post with { Latest = old.Latest } : old)] };
    }

    private protected override ValueTask ShowReactionsAsync(SubjectRef subject, ReactionSummary reactions, CancellationToken cancellationToken)
    {
        _page = _page! with
        {
            Posts = [.. _page.Posts.Select(post => post.Subject == subject
                ? post with { Reactions = reactions }
                : post with { Latest = WithReactions(post.Latest, subject, reactions) })],
        };
        return ValueTask.CompletedTask;
    }

    internal override Task RefreshAsync(string noun) => noun == "posts" ? InvokeAsync(() => RunAsync(LoadAsync)) : Task.CompletedTask;
}
