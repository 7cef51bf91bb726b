using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>A reading list: posts with reactions, the newest comments and a place to comment.</summary>
public partial class SocialFeed : SocialWidget
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
}
