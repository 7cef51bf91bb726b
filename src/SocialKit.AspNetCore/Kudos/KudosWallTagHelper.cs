using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>Praise, newest first: <c>&lt;socialkit-kudos-wall /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-kudos-wall")]
public sealed class KudosWallTagHelper : SocialTagHelper
{
    /// <summary>Only what this member received, by handle or id; everyone when left out.</summary>
    public string? Recipient { get; set; }

    /// <summary>Kudos per page, 1 to 100.</summary>
    public int? PageSize { get; set; }

    private protected override Type Component => typeof(SocialKudosWall);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
        parameters[nameof(SocialKudosWall.Recipient)] = string.IsNullOrWhiteSpace(Recipient) ? null : Recipient.TrimStart('@');
        parameters[nameof(SocialKudosWall.PageSize)] = PageSize;
    }
}
