using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>A person: <c>&lt;socialkit-profile-card member="ana" /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-profile-card")]
public sealed class ProfileCardTagHelper : SocialTagHelper
{
    /// <summary>The member's handle or id.</summary>
    public string? Member { get; set; }

    private protected override Type Component => typeof(SocialProfileCard);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
        if (MemberId.TryParse(Member, out var id))
        {
            parameters[nameof(SocialProfileCard.Member)] = id;
        }
        else if (!string.IsNullOrWhiteSpace(Member))
        {
            parameters[nameof(SocialProfileCard.Handle)] = Member.TrimStart('@');
        }
        else
        {
            throw Bad(tag, "member", Member, "a handle or an id");
        }
    }
}
