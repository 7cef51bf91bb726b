using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>A person's own data, to take along or to have erased: <c>&lt;socialkit-my-data /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-my-data")]
public sealed class MyDataTagHelper : SocialTagHelper
{
    /// <summary>The id of the member; the viewer when left out. Only an administrator sees another's.</summary>
    public string? Member { get; set; }

    private protected override Type Component => typeof(SocialMyData);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
        if (!string.IsNullOrWhiteSpace(Member))
        {
            parameters[nameof(SocialMyData.Member)] = MemberId.TryParse(Member, out var id) ? id : throw Bad(tag, "member", Member, "an id");
        }
    }
}
