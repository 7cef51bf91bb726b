using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>What waits for those who moderate: <c>&lt;socialkit-moderation-queue person-url="/moderation/people/{0}" /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-moderation-queue")]
public sealed class ModerationQueueTagHelper : SocialTagHelper
{
    /// <summary>Only of this community, by slug; all the viewer moderates when left out.</summary>
    public string? Community { get; set; }

    /// <summary>The page that shows a person to moderators, with {0} for the handle.</summary>
    public string? PersonUrl { get; set; }

    /// <summary>Cases per page, 1 to 100.</summary>
    public int? PageSize { get; set; }

    private protected override Type Component => typeof(SocialModerationQueue);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
        parameters[nameof(SocialModerationQueue.Community)] = Community;
        parameters[nameof(SocialModerationQueue.PersonUrl)] = PersonUrl;
        parameters[nameof(SocialModerationQueue.PageSize)] = PageSize;
    }
}
