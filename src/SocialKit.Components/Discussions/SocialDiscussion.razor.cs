using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>The talk under any subject: comments, replies, answers, and a place to write.</summary>
public partial class SocialDiscussion : SocialTalk
{
    /// <summary>What is being discussed.</summary>
    [Parameter]
    [EditorRequired]
    public SubjectRef Subject { get; set; }

    /// <summary>The order of top-level comments when the address names none.</summary>
    [Parameter]
    public DiscussionSort Sort { get; set; } = DiscussionSort.Oldest;

    /// <summary>Top-level comments per page, 1 to 100; null for the host's default.</summary>
    [Parameter]
    public int? PageSize { get; set; }

    /// <summary>The level of the widget's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    /// <summary>Comes before the names of the query values this widget reads, so that two can share a page.</summary>
    [Parameter]
    public string QueryPrefix { get; set; } = "sk-talk-";

    private DiscussionPage? _page;
    private int _pages = 1;
    private bool _restarted;
    private DiscussionSort? _sort;

    private protected override string Name => "discussion";

    private protected override IEnumerable<string> ItemIds =>
        _page is null ? [] : _page.Comments.SelectMany(comment => comment.Replies.Prepend(comment)).Select(comment => $"comment:{comment.Id}");

    private string After => $"{QueryPrefix}after";

    private string SortName => $"{QueryPrefix}sort";

    private string RepliesName => $"{QueryPrefix}replies";

    private const string At = "sk-at";

    [Inject]
    private ILockService Locks { get; set; } = default!;

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        parameters["subject"] = Subject.ToString();
        parameters["sort"] = Sort == DiscussionSort.Newest ? "newest" : "oldest";
        parameters["headingLevel"] = Number(HeadingLevel);
        parameters["queryPrefix"] = QueryPrefix;
        if (PageSize is { } size)
            parameters["pageSize"] = Number(size);
    }

    private protected override string StartUrl() => Page.PageUrlWith((After, null), (RepliesName, null), (At, null));

    private string SortUrl(DiscussionSort sort) =>
        Page.PageUrlWith((SortName, sort == DiscussionSort.Newest ? "newest" : "oldest"), (After, null), (RepliesName, null), (At, null));

    private DiscussionRequest Request() => new(Subject)
    {
        Sort = _sort ?? Page.Query(SortName) switch
        {
            "newest" => DiscussionSort.Newest,
            "oldest" => DiscussionSort.Oldest,
            _ => Sort,
        },
        Limit = PageSize,
    };

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        var start = Request();
        var asked = start with
        {
            Cursor = Page.Query(After),
            Replies = Page.Query(RepliesName),
            Focus = CommentId.TryParse(Page.Query(At), out var focus) ? focus : null,
        };
        DiscussionPage page;
        try
        {
            page = await Discussions.ReadAsync(Viewer, asked, cancellationToken);
        }
        catch (SocialKitException refusal) when (asked != start && refusal.Error.Code is SocialError.BadCursor or SocialError.NotFound)
        {
            // An old link, or one that means another discussion of this page, is no reason to show nothing.
            // When the subject itself may not be seen, this refuses again.
            page = await Discussions.ReadAsync(Viewer, start, cancellationToken);
            _restarted = refusal.Error.Code == SocialError.BadCursor;
        }

        for (var more = 1; more < _pages && page.Next is not null; more++)
        {
            page = Joined(page, await Discussions.ReadAsync(Viewer, start with { Cursor = page.Next }, cancellationToken));
        }

        _page = page;
    }

    private static DiscussionPage Joined(DiscussionPage first, DiscussionPage second) => first with
    {
        Comments = [.. first.Comments, .. second.Comments.ExceptBy(first.Comments.Select(comment => comment.Id), comment => comment.Id)],
        Next = second.Next,
    };

    private async ValueTask LockAsync(FormState form, CancellationToken cancellationToken)
    {
        await Locks.LockAsync(Viewer, Subject, form.Text ?? "", cancellationToken);
        await LoadAsync(cancellationToken);
    }

    private async ValueTask ReopenAsync(CancellationToken cancellationToken)
    {
        await Locks.ReopenAsync(Viewer, Subject, cancellationToken);
        await LoadAsync(cancellationToken);
    }

    private Task MoreAsync() => RunAsync(async cancellationToken =>
    {
        if (_page is not { Next: { } next } page)
            return;

        _page = Joined(page, await Discussions.ReadAsync(Viewer, Request() with { Cursor = next }, cancellationToken));
        _pages++;
    });

    private Task MoreRepliesAsync(CommentView top) => RunAsync(async cancellationToken =>
    {
        var answer = await Discussions.ReadAsync(Viewer, Request() with { Replies = top.NextReplies }, cancellationToken);
        if (_page is null || answer.Comments.FirstOrDefault(comment => comment.Id == top.Id) is not { } more)
            return;

        var joined = top with
        {
            Replies = [.. top.Replies, .. more.Replies.ExceptBy(top.Replies.Select(reply => reply.Id), reply => reply.Id)],
            NextReplies = more.NextReplies,
        };
        _page = _page with { Comments = [.. _page.Comments.Select(comment => comment.Id == top.Id ? joined : comment)] };
    });

    private Task SortAsync(DiscussionSort sort) => RunAsync(async cancellationToken =>
    {
        _sort = sort;
        _pages = 1;
        _page = await Discussions.ReadAsync(Viewer, Request(), cancellationToken);
    });

    private protected override ValueTask ShowReactionsAsync(SubjectRef subject, ReactionSummary reactions, CancellationToken cancellationToken)
    {
        _page = _page! with { Comments = WithReactions(_page.Comments, subject, reactions) };
        return ValueTask.CompletedTask;
    }

    private EventCallback<Microsoft.AspNetCore.Components.Web.MouseEventArgs> InPlace(Func<Task> act) =>
        Interactive ? EventCallback.Factory.Create<Microsoft.AspNetCore.Components.Web.MouseEventArgs>(this, act) : default;
}
