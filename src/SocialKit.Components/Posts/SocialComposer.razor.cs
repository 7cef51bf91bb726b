using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>Writes a post or asks a question.</summary>
public partial class SocialComposer : SocialWidget
{
    /// <summary>Where the post goes: the whole company or a community.</summary>
    [Parameter]
    public FeedScope Scope { get; set; } = FeedScope.Company;

    /// <summary>The level of the widget's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    /// <summary>Called after a post was written by this widget while it is interactive.</summary>
    [Parameter]
    public EventCallback<PostView> OnPosted { get; set; }
}
