using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>
/// Who is in a community. For those who manage it also who asked and who is invited, with forms to let in, invite, give roles, take out, and say who may
/// come in.
/// </summary>
public partial class SocialMembers : ModerationWidget
{
    private const string StateName = "sk-members";
    private const string After = "sk-after";

    private static readonly string[] s_states = ["active", "requested", "invited"];
    private static readonly string[] s_accesses = ["open", "request", "invite", "hidden"];

    private CommunityStanding? _standing;
    private MembershipPage _page = new([], null);

    /// <summary>Which community: its slug or id.</summary>
    [Parameter]
    [EditorRequired]
    public string Community { get; set; } = "";

    /// <summary>The level of the widget's heading, 1 to 5.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    [Inject]
    private IMembershipService Memberships { get; set; } = default!;

    private protected override string Name => "members";

    private string Which => s_states.Contains(Chosen(StateName)) ? Chosen(StateName)! : s_states[0];

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        parameters["community"] = Community;
        parameters["headingLevel"] = Number(HeadingLevel);
    }

    private protected override string StartUrl() => Page.PageUrlWith((StateName, null), (After, null));

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        _standing = await Memberships.ReadAsync(Viewer, Community, cancellationToken);
        _page = await Memberships.ListAsync(Viewer, new MembershipRequest(Community, Which, Chosen(After)), cancellationToken);
    }

    private static string IdOf(CommunityStanding standing) => standing.Community.Id.ToString();

    private async ValueTask AdmitAsync(FormState form, CommunityStanding standing, CancellationToken cancellationToken)
    {
        await Memberships.AdmitAsync(Viewer, IdOf(standing), form["person"] ?? "", cancellationToken);
        await LoadAsync(cancellationToken);
    }

    private async ValueTask LetInAsync(CommunityStanding standing, MembershipView one, CancellationToken cancellationToken)
    {
        await Memberships.AdmitAsync(Viewer, IdOf(standing), one.Member.Id.ToString(), cancellationToken);
        await LoadAsync(cancellationToken);
    }

    private async ValueTask SetRoleAsync(FormState form, CommunityStanding standing, MembershipView one, CancellationToken cancellationToken)
    {
        await Memberships.SetRoleAsync(Viewer, IdOf(standing), one.Member.Id, form["role"] ?? one.Role, cancellationToken);
        await LoadAsync(cancellationToken);
    }

    private async ValueTask RemoveAsync(CommunityStanding standing, MembershipView one, CancellationToken cancellationToken)
    {
        await Memberships.RemoveAsync(Viewer, IdOf(standing), one.Member.Id, cancellationToken);
        await LoadAsync(cancellationToken);
    }

    private async ValueTask SetAccessAsync(FormState form, CommunityStanding standing, CancellationToken cancellationToken)
    {
        await Memberships.SetAccessAsync(Viewer, IdOf(standing), form["access"] ?? standing.Access, cancellationToken);
        await LoadAsync(cancellationToken);
    }
}
