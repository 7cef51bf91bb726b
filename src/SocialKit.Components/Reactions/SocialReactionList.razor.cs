using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>Who reacted, and how.</summary>
public partial class SocialReactionList : SocialWidget
{
    /// <summary>The post, comment or kudos.</summary>
    [Parameter]
    [EditorRequired]
    public SubjectRef Subject { get; set; }

    /// <summary>The level of the widget's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    private IReadOnlyList<ReactionBy> _who = [];

    private protected override string Name => "reaction-list";

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        parameters["subject"] = Subject.ToString();
        parameters["headingLevel"] = Number(HeadingLevel);
    }

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken) =>
        _who = await ReactionService.ReadWhoAsync(Viewer, Subject, cancellationToken);
}
