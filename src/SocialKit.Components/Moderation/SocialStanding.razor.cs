using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>A member's own standing: what holds for them, what was decided and why, the way to disagree, and what became of their reports.</summary>
public partial class SocialStanding : ModerationWidget
{
    private const string After = "sk-standing-after";

    private StandingView? _standing;

    /// <summary>The level of the widget's heading, 1 to 5.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    [Inject]
    private IStandingService Standings { get; set; } = default!;

    private protected override string Name => "standing";

    private protected override void Describe(SortedDictionary<string, string> parameters) => parameters["headingLevel"] = Number(HeadingLevel);

    private protected override string StartUrl() => Page.PageUrlWith((After, null));

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        RequireSignIn();
        _standing = await Standings.ReadMyDecisionsAsync(Viewer, Chosen(After), null, cancellationToken);
    }

    private async ValueTask AppealAsync(FormState form, DecisionView decision, CancellationToken cancellationToken)
    {
        await Standings.AppealAsync(Viewer, decision.Id, form["text"] ?? "", cancellationToken);
        await LoadAsync(cancellationToken);
    }
}
