using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>A reading list: <c>&lt;socialkit-feed scope="home" /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-feed")]
public sealed class FeedTagHelper : SocialTagHelper
{
    /// <summary>home, company, community:slug or member:handle. Default home.</summary>
    public string Scope { get; set; } = "home";

    /// <summary>Posts per page, 1 to 100.</summary>
    public int? PageSize { get; set; }

    private protected override Type Component => typeof(SocialFeed);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
        parameters[nameof(SocialFeed.Scope)] = ReadScope(tag, Scope);
        parameters[nameof(SocialFeed.PageSize)] = PageSize;
    }
}
