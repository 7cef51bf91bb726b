using Microsoft.AspNetCore.Razor.TagHelpers;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>What has to be kept as it is, for administrators: <c>&lt;socialkit-legal-holds /&gt;</c>.</summary>
[HtmlTargetElement("socialkit-legal-holds")]
public sealed class LegalHoldsTagHelper : SocialTagHelper
{
    /// <summary>Only what is held of this subject, as <c>kind:id</c>; everything when left out.</summary>
    public string? Subject { get; set; }

    private protected override Type Component => typeof(SocialLegalHolds);

    private protected override void Describe(string tag, Dictionary<string, object?> parameters)
    {
        if (!string.IsNullOrWhiteSpace(Subject))
        {
            parameters[nameof(SocialLegalHolds.Subject)] = SubjectRef.TryParse(Subject, out var subject) ? subject : throw Bad(tag, "subject", Subject, "written kind:id");
        }
    }
}
