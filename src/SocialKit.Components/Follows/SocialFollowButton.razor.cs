using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>Follows a member or a community, or stops following.</summary>
public partial class SocialFollowButton : SocialWidget
{
    /// <summary>Who or what to follow: a member or a community.</summary>
    [Parameter]
    [EditorRequired]
    public SubjectRef Subject { get; set; }
}
