using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>Praise, newest first.</summary>
public partial class SocialKudosWall : SocialWidget
{
    /// <summary>Only kudos this member received, by handle or id; null for all.</summary>
    [Parameter]
    public string? Recipient { get; set; }

    /// <summary>Kudos per page, 1 to 100; null for the host's default.</summary>
    [Parameter]
    public int? PageSize { get; set; }

    /// <summary>The level of the widget's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    /// <summary>Comes before the names of the query values this widget reads, so that two can share a page.</summary>
    [Parameter]
    public string QueryPrefix { get; set; } = "sk-kudos-";

    private KudosPage? _page;
    private int _pages = 1;

    [Inject]
    private IKudosService KudosService { get; set; } = default!;

    private protected override string Name => "kudos-wall";

    private protected override IEnumerable<string> ItemIds => _page is null ? [] : _page.Kudos.Select(kudos => $"kudos:{kudos.Id}");

    private string After => $"{QueryPrefix}after";

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        if (Recipient is { } recipient)
            parameters["recipient"] = recipient;
        if (PageSize is { } size)
            parameters["pageSize"] = Number(size);

        parameters["headingLevel"] = Number(HeadingLevel);
        parameters["queryPrefix"] = QueryPrefix;
    }

    private protected override string StartUrl() => Page.PageUrlWith((After, null));

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        var page = await KudosService.ReadAsync(Viewer, new KudosRequest(Recipient, Page.Query(After), PageSize), cancellationToken);
        for (var more = 1; more < _pages && page.Next is not null; more++)
        {
            page = Joined(page, await KudosService.ReadAsync(Viewer, new KudosRequest(Recipient, page.Next, PageSize), cancellationToken));
        }

        _page = page;
    }

    private static KudosPage Joined(KudosPage first, KudosPage second) =>
        new([.. first.Kudos, .. second.Kudos.ExceptBy(first.Kudos.Select(kudos => kudos.Id), kudos => kudos.Id)], second.Next);

    private Task MoreAsync() => RunAsync(async cancellationToken =>
    {
        if (_page is not { Next: { } next } page)
            return;

        _page = Joined(page, await KudosService.ReadAsync(Viewer, new KudosRequest(Recipient, next, PageSize), cancellationToken));
        _pages++;
    });

    private protected override ValueTask ShowReactionsAsync(SubjectRef subject, ReactionSummary reactions, CancellationToken cancellationToken)
    {
        _page = _page! with
        {
            Kudos = [.. _page.Kudos.Select(kudos => SubjectRef.Of(kudos.Id) == subject ? kudos with { Reactions = reactions } : kudos)],
        };
        return ValueTask.CompletedTask;
    }

    internal override Task RefreshAsync(string noun) => noun == "kudos" ? InvokeAsync(() => RunAsync(LoadAsync)) : Task.CompletedTask;
}
