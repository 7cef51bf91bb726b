using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>Reports something to the moderators: <c>&lt;socialkit-flag subject="post:…" /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-flag")]
public sealed class FlagTagHelper : SocialTagHelper
{
    /// <summary>What is reported, as kind:id.</summary>
    public string? Subject { get; set; }

    private protected override Type Component => typeof(SocialFlag);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
        parameters[nameof(SocialFlag.Subject)] = ReadSubject(tag, "subject", Subject);
    }
}
