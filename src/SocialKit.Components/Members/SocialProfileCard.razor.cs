using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>A person: name, role, counts, and a button to follow.</summary>
public partial class SocialProfileCard : SocialWidget
{
    /// <summary>Who, by id.</summary>
    [Parameter]
    public MemberId? Member { get; set; }

    /// <summary>Who, by handle, when no id is given.</summary>
    [Parameter]
    public string? Handle { get; set; }

    /// <summary>The level of the card's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;
}
