using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>A person as those see them who moderate: what holds for them, what was decided, and what can be decided about them or about many of their texts.</summary>
public partial class SocialModerationPerson : ModerationDecisions
{
    private const string After = "sk-after";
    private const string BulkName = "sk-bulk";

    private static readonly DecisionAction[] s_sanctions = [DecisionAction.Warn, DecisionAction.Mute, DecisionAction.Ban, DecisionAction.Watch];
    private static readonly DecisionAction[] s_bulk = [DecisionAction.Hide, DecisionAction.Remove, DecisionAction.Approve, DecisionAction.Reject];

    private PersonView? _person;
    private (DecisionAction Action, BulkWindow Window)? _bulk;
    private BulkPreview? _preview;

    /// <summary>Who: a handle or an id.</summary>
    [Parameter]
    [EditorRequired]
    public string Person { get; set; } = "";

    /// <summary>The level of the widget's heading, 1 to 5.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    private protected override string Name => "moderation-person";

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        parameters["person"] = Person;
        parameters["headingLevel"] = Number(HeadingLevel);
    }

    private protected override string StartUrl() => Page.PageUrlWith((After, null), (BulkName, null));

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        RequireSignIn();
        _person = await Moderation.ReadPersonAsync(Viewer, Person, Chosen(After), cancellationToken);
        _bulk = s_bulk.SelectMany(action => Enum.GetValues<BulkWindow>().Select(window => (action, window)))
            .Select(bulk => ((DecisionAction, BulkWindow)?)bulk).FirstOrDefault(bulk => $"{bulk!.Value.Item1}-{Word(bulk.Value.Item2)}" == Chosen(BulkName));
        _preview = _bulk is { } chosen && _person.Obstacle is null
            ? await Moderation.PreviewBulkAsync(Viewer, new BulkDecision(_person.Member.Id, chosen.Action, chosen.Window), cancellationToken)
            : null;
    }

    private protected override ValueTask ReloadAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    private static string Word(BulkWindow window) => window switch
    {
        BulkWindow.Hour => "hour",
        BulkWindow.Day => "day",
        BulkWindow.Week => "week",
        _ => "all",
    };

    private async ValueTask SanctionAsync(FormState form, PersonView person, CancellationToken cancellationToken)
    {
        var action = new DecisionAction(form["action"] ?? "");
        await Moderation.SanctionAsync(
            Viewer,
            new NewSanction(
                person.Member.Id, action, form["reason"] ?? "", form["community"] ?? (person.Everywhere ? null : person.Communities is [var first, ..] ? first.Slug : null),
                action == DecisionAction.Mute ? UntilOf(form["days"] ?? Number(1)) : null),
            cancellationToken);
        await LoadAsync(cancellationToken);
    }

    private async ValueTask BulkAsync(FormState form, PersonView person, (DecisionAction Action, BulkWindow Window) bulk, CancellationToken cancellationToken)
    {
        await Moderation.DecideBulkAsync(Viewer, new BulkDecision(person.Member.Id, bulk.Action, bulk.Window, form["reason"]), cancellationToken);
        await LoadAsync(cancellationToken);
    }
}
