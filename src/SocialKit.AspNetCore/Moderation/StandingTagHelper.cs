using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>A member's own standing: <c>&lt;socialkit-standing /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-standing")]
public sealed class StandingTagHelper : SocialTagHelper
{
    private protected override Type Component => typeof(SocialStanding);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
    }
}
