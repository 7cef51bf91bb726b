using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>How many comments a subject has, as a link. All badges of one pass ask once. Shows nothing where the viewer may not read.</summary>
public partial class SocialDiscussionBadge : ComponentBase
{
    private DiscussionSummary? _summary;
    private SubjectRef? _asked;
    private bool _emitsAssets;

    /// <summary>What is being discussed.</summary>
    [Parameter]
    [EditorRequired]
    public SubjectRef Subject { get; set; }

    /// <summary>Where the discussion is shown; null for SocialKit's own address of the subject.</summary>
    [Parameter]
    public string? Href { get; set; }

    [Inject]
    private ISocialPage Page { get; set; } = default!;

    [Inject]
    private SocialTexts Texts { get; set; } = default!;

    [Inject]
    private BadgeBatch Batch { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_asked == Subject)
            return;

        var asked = Subject;
        _asked = asked;
        var summary = await Batch.ReadAsync(asked);
        if (_asked != asked)
            return;

        _summary = summary;
        _emitsAssets = _emitsAssets || (summary is not null && Page.ClaimAssets());
    }
}
