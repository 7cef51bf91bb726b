using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>Writes a post: <c>&lt;socialkit-composer scope="community:hr" /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-composer")]
public sealed class ComposerTagHelper : SocialTagHelper
{
    /// <summary>company or community:slug. Default company.</summary>
    public string Scope { get; set; } = "company";

    private protected override Type Component => typeof(SocialComposer);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters) =>
        parameters[nameof(SocialComposer.Scope)] = ReadScope(tag, Scope);
}
