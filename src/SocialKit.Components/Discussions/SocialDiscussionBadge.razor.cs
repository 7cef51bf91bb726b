using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>How many comments a subject has, as a link. All badges of one pass ask once.</summary>
public partial class SocialDiscussionBadge : SocialWidget
{
    /// <summary>What is being discussed.</summary>
    [Parameter]
    [EditorRequired]
    public SubjectRef Subject { get; set; }

    /// <summary>Where the discussion is shown; null for SocialKit's own address of the subject.</summary>
    [Parameter]
    public string? Href { get; set; }
}
