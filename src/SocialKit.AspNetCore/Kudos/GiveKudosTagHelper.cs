using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>Gives kudos: <c>&lt;socialkit-give-kudos to="ana" /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-give-kudos")]
public sealed class GiveKudosTagHelper : SocialTagHelper
{
    /// <summary>Handles or ids to begin with, separated by commas or spaces.</summary>
    public string? To { get; set; }

    /// <summary>What it is about, as kind:id; nothing in particular when left out.</summary>
    public string? Subject { get; set; }

    private protected override Type Component => typeof(SocialGiveKudos);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
        parameters[nameof(SocialGiveKudos.To)] = To;
        if (!string.IsNullOrEmpty(Subject))
        {
            parameters[nameof(SocialGiveKudos.Subject)] = ReadSubject(tag, "subject", Subject);
        }
    }
}
