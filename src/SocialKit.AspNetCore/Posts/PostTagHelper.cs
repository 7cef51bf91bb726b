using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>One post: <c>&lt;socialkit-post post="…" /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-post")]
public sealed class PostTagHelper : SocialTagHelper
{
    /// <summary>The post's id.</summary>
    public string? Post { get; set; }

    private protected override Type Component => typeof(SocialPost);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters) =>
        parameters[nameof(SocialPost.Post)] = PostId.TryParse(Post, out var post) ? post : throw Bad(tag, "post", Post, "the id of a post, 32 hexadecimal digits");
}
