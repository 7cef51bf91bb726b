using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>The talk under any subject: comments, replies, answers, and a place to write.</summary>
public partial class SocialDiscussion : SocialWidget
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
}
