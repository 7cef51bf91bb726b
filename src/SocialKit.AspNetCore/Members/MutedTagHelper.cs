using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>What the viewer muted and whom they blocked: <c>&lt;socialkit-muted /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-muted")]
public sealed class MutedTagHelper : SocialTagHelper
{
    private protected override Type Component => typeof(SocialMuted);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
    }
}
