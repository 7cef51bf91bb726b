using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>
/// The queue of those who moderate: what waits, why, and the form to decide. Shown to nobody else; mount it where your policy lets moderators in. The
/// address says what is open, so that a case can be sent to a colleague.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "A queue is what moderators call it.")]
public partial class SocialModerationQueue : ModerationDecisions
{
    private const string After = "sk-after";
    private const string CaseName = "sk-case";
    private const string StateName = "sk-state";
    private const string SortName = "sk-sort";
    private const string DeskName = "sk-desk";
    private const string CommunityName = "sk-community";

    private CasePage? _page;
    private CaseView? _case;
    private IReadOnlyList<DecisionView> _decisions = [];
    private IReadOnlyList<DecisionTemplate> _templates = [];
    private IReadOnlyList<Norm> _norms = [];

    /// <summary>Only of this community, by slug; null for all the viewer moderates.</summary>
    [Parameter]
    public string? Community { get; set; }

    /// <summary>Cases per page, 1 to 100; the host's default when null.</summary>
    [Parameter]
    public int? PageSize { get; set; }

    /// <summary>The page that shows <see cref="SocialModerationPerson"/>, with {0} for the handle; no link to it when null.</summary>
    [Parameter]
    public string? PersonUrl { get; set; }

    /// <summary>The level of the widget's heading, 1 to 5.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    [Inject]
    private IFlagService Flags { get; set; } = default!;

    private protected override string Name => "moderation-queue";

    private string Desk => Chosen(DeskName) ?? ModerationDesk.Moderators.Value;

    private string? Place => Community ?? Chosen(CommunityName);

    private bool IsClosed => Chosen(StateName) == "closed";

    private bool IsNewest => Chosen(SortName) == "newest";

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        if (Community is { } community)
            parameters["community"] = community;
        if (PageSize is { } size)
            parameters["pageSize"] = Number(size);
        if (PersonUrl is { } url)
            parameters["personUrl"] = url;

        parameters["headingLevel"] = Number(HeadingLevel);
    }

    private protected override string StartUrl() => Page.PageUrlWith((After, null), (CaseName, null), (StateName, null), (SortName, null), (DeskName, null), (CommunityName, null));

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        RequireSignIn();
        (_page, _case, _decisions) = (null, null, []);
        if (ModerationCaseId.TryParse(Chosen(CaseName), out var id))
        {
            await OpenAsync(await Moderation.ReadCaseAsync(Viewer, id, cancellationToken), cancellationToken);
            return;
        }

        _page = await Moderation.ReadQueueAsync(
            Viewer, new QueueRequest { Desk = Desk, Closed = IsClosed, Community = Place, Newest = IsNewest, Cursor = Chosen(After), Limit = PageSize }, cancellationToken);
    }

    private protected override ValueTask ReloadAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    private async ValueTask OpenAsync(CaseView matter, CancellationToken cancellationToken)
    {
        _case = matter;
        if (matter.Actions.Count > 0)
        {
            _templates = await Moderation.ReadTemplatesAsync(Viewer, cancellationToken);
            _norms = await Flags.ReadNormsAsync(Viewer, cancellationToken);
        }

        // What became of it stands with its author.
        if (matter.State != "open")
            _decisions = [.. (await Moderation.ReadPersonAsync(Viewer, matter.Author.Id.ToString(), null, cancellationToken)).Decisions.Where(decision => decision.Subject == matter.Subject)];
    }

    private async ValueTask ClaimAsync(CaseView matter, CancellationToken cancellationToken)
    {
        await Moderation.ClaimAsync(Viewer, matter.Id, !matter.Mine, cancellationToken);
        await LoadAsync(cancellationToken);
    }

    private async ValueTask DecideAsync(FormState form, CaseView matter, CancellationToken cancellationToken)
    {
        var also = form["also"] is { } word ? new DecisionAction(word) : (DecisionAction?)null;
        await Moderation.DecideAsync(
            Viewer, matter.Id,
            new NewDecision(new DecisionAction(form["action"] ?? ""), form["reason"])
            {
                Also = also, Until = also == DecisionAction.Mute ? UntilOf(form["days"] ?? Number(1)) : null, Everywhere = form["everywhere"] == "true", Answer = form["answer"], Norm = form["norm"],
            },
            cancellationToken);
        await LoadAsync(cancellationToken);
    }
}
