using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>What every widget shares: who is looking, the page it stands on, its description, its forms.</summary>
public abstract partial class SocialWidget : ComponentBase
{
    /// <summary>
    /// Tells two widgets of one page apart, so that their ids differ. Chosen by the widget itself when null; a fragment passes on what the page chose.
    /// </summary>
    [Parameter]
    public string? Instance { get; set; }
}
