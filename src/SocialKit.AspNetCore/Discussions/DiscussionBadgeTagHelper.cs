using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>How many comments a subject has, as a link; all badges of a view ask once: <c>&lt;socialkit-discussion-badge subject="order:4711" /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-discussion-badge")]
public sealed class DiscussionBadgeTagHelper : SocialTagHelper
{
    /// <summary>What is being discussed, as kind:id.</summary>
    public string? Subject { get; set; }

    /// <summary>Where the discussion is shown; SocialKit's own address of the subject when left out.</summary>
    public string? Href { get; set; }

    private protected override Type Component => typeof(SocialDiscussionBadge);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
        parameters[nameof(SocialDiscussionBadge.Subject)] = ReadSubject(tag, "subject", Subject);
        parameters[nameof(SocialDiscussionBadge.Href)] = Href;
        HeadingLevel = null;
    }

    private protected override Task<IHtmlContent> RenderAsync(Dictionary<string, object?> parameters) =>
        Task.FromResult(Services.GetRequiredService<BadgePass>().Add(parameters));
}
