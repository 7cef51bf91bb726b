using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>What a community is for, who may come in, and the way in and out of it.</summary>
public partial class SocialMembership : ModerationWidget
{
    private CommunityStanding? _standing;

    /// <summary>Which community: its slug or id.</summary>
    [Parameter]
    [EditorRequired]
    public string Community { get; set; } = "";

    /// <summary>The level of the widget's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    [Inject]
    private IMembershipService Memberships { get; set; } = default!;

    private protected override string Name => "membership";

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        parameters["community"] = Community;
        parameters["headingLevel"] = Number(HeadingLevel);
    }

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken) =>
        _standing = await Memberships.ReadAsync(Viewer, Community, cancellationToken);

    private async ValueTask SetAsync(CommunityStanding standing, bool set, CancellationToken cancellationToken)
    {
        await Memberships.SetAsync(Viewer, standing.Community.Id.ToString(), set, cancellationToken);
        await LoadAsync(cancellationToken);
    }
}
