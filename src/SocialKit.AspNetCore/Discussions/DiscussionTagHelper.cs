using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>The talk under anything: <c>&lt;socialkit-discussion subject="order:@Model.Id" /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-discussion")]
public sealed class DiscussionTagHelper : SocialTagHelper
{
    /// <summary>What is being discussed, as kind:id.</summary>
    public string? Subject { get; set; }

    /// <summary>oldest or newest first. Default oldest.</summary>
    public string Sort { get; set; } = "oldest";

    /// <summary>Top-level comments per page, 1 to 100.</summary>
    public int? PageSize { get; set; }

    private protected override Type Component => typeof(SocialDiscussion);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
        parameters[nameof(SocialDiscussion.Subject)] = ReadSubject(tag, "subject", Subject);
        parameters[nameof(SocialDiscussion.Sort)] = Sort switch
        {
            "oldest" => DiscussionSort.Oldest,
            "newest" => DiscussionSort.Newest,
            _ => throw Bad(tag, "sort", Sort, "oldest or newest"),
        };
        parameters[nameof(SocialDiscussion.PageSize)] = PageSize;
    }
}
