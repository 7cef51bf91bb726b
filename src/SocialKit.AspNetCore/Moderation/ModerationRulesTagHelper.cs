using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>What is looked for in new texts, and what waits: <c>&lt;socialkit-moderation-rules /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-moderation-rules")]
public sealed class ModerationRulesTagHelper : SocialTagHelper
{
    private protected override Type Component => typeof(SocialModerationRules);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
    }
}
