using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>A person as moderators see them: <c>&lt;socialkit-moderation-person person="ana" /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-moderation-person")]
public sealed class ModerationPersonTagHelper : SocialTagHelper
{
    /// <summary>A handle or an id.</summary>
    public string? Person { get; set; }

    private protected override Type Component => typeof(SocialModerationPerson);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
        parameters[nameof(SocialModerationPerson.Person)] = string.IsNullOrWhiteSpace(Person) ? throw Bad(tag, "person", Person, "a handle or an id") : Person;
    }
}
