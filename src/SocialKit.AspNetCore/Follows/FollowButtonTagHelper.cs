using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>Follows a member or a community: <c>&lt;socialkit-follow-button subject="community:…" /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-follow-button")]
public sealed class FollowButtonTagHelper : SocialTagHelper
{
    /// <summary>Whom or what to follow: member:id or community:id.</summary>
    public string? Subject { get; set; }

    private protected override Type Component => typeof(SocialFollowButton);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
        parameters[nameof(SocialFollowButton.Subject)] = ReadSubject(tag, "subject", Subject);
        HeadingLevel = null;
    }
}
