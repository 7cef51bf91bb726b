using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>What a community is for and the way in: <c>&lt;socialkit-membership community="ovens" /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-membership")]
public sealed class MembershipTagHelper : SocialTagHelper
{
    /// <summary>The community's slug or id.</summary>
    public string? Community { get; set; }

    private protected override Type Component => typeof(SocialMembership);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters) =>
        parameters[nameof(SocialMembership.Community)] = string.IsNullOrWhiteSpace(Community) ? throw Bad(tag, "community", Community, "a slug or an id") : Community;
}
