using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>The earlier texts of a post or comment.</summary>
public partial class SocialHistory : SocialWidget
{
    /// <summary>The post or comment.</summary>
    [Parameter]
    [EditorRequired]
    public SubjectRef Subject { get; set; }

    /// <summary>The level of the widget's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;
}
