using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>What had to be accounted for, newest first, and whether anybody changed it: for auditors. To others it is not there.</summary>
public partial class SocialAudit : ModerationWidget
{
    private const string After = "sk-after";
    private const string ProofName = "sk-proof";

    private AuditPage _page = new([], null);
    private IReadOnlyDictionary<MemberId, MemberView> _people = new Dictionary<MemberId, MemberView>();
    private AuditCheck? _proof;

    /// <summary>The level of the widget's heading, 1 to 5.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    [Inject]
    private IAuditService Audit { get; set; } = default!;

    private protected override string Name => "audit";

    private protected override void Describe(SortedDictionary<string, string> parameters) => parameters["headingLevel"] = Number(HeadingLevel);

    private protected override string StartUrl() => Page.PageUrlWith((After, null), (ProofName, null));

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        RequireSignIn();
        _page = await Audit.ReadAsync(Viewer, new AuditRequest(Chosen(After)), cancellationToken);
        _people = _page.People.ToDictionary(member => member.Id);

        // Every entry is read for it: only when somebody asks.
        _proof = Chosen(ProofName) is null ? null : await Audit.ReadProofAsync(Viewer, cancellationToken);
    }
}
