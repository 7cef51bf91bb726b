using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>One post, as a feed shows it, without the newest comments.</summary>
public partial class SocialPost : SocialWidget
{
    /// <summary>Which post.</summary>
    [Parameter]
    [EditorRequired]
    public PostId Post { get; set; }

    /// <summary>The level of the post's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;
}
