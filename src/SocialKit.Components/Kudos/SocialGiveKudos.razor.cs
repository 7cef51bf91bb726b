using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>Gives kudos that name a value.</summary>
public partial class SocialGiveKudos : SocialWidget
{
    /// <summary>Handles or ids to begin with, separated by commas or spaces.</summary>
    [Parameter]
    public string? To { get; set; }

    /// <summary>What it is about; null for nothing in particular.</summary>
    [Parameter]
    public SubjectRef? Subject { get; set; }

    /// <summary>The level of the widget's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    /// <summary>Called after kudos were given by this widget while it is interactive.</summary>
    [Parameter]
    public EventCallback<KudosView> OnGiven { get; set; }
}
