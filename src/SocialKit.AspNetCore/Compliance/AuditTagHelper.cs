using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>What had to be accounted for, for auditors: <c>&lt;socialkit-audit /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-audit")]
public sealed class AuditTagHelper : SocialTagHelper
{
    private protected override Type Component => typeof(SocialAudit);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
    }
}
