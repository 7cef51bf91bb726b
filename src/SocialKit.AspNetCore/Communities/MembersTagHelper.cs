using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>Who is in a community: <c>&lt;socialkit-members community="ovens" /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-members")]
public sealed class MembersTagHelper : SocialTagHelper
{
    /// <summary>The community's slug or id.</summary>
    public string? Community { get; set; }

    private protected override Type Component => typeof(SocialMembers);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters) =>
        parameters[nameof(SocialMembers.Community)] = string.IsNullOrWhiteSpace(Community) ? throw Bad(tag, "community", Community, "a slug or an id") : Community;
}
