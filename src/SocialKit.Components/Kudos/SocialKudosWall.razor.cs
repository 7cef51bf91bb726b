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
}
