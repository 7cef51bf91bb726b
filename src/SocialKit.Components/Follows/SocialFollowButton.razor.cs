using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>Follows a member or a community, or stops following.</summary>
public partial class SocialFollowButton : SocialWidget
{
    /// <summary>Who or what to follow: a member or a community.</summary>
    [Parameter]
    [EditorRequired]
    public SubjectRef Subject { get; set; }

    private bool _following;

    private protected override string Name => "follow-button";

    private bool Self => Viewer?.Member is { } member && Subject == SubjectRef.Of(member);

    private protected override void Describe(SortedDictionary<string, string> parameters) => parameters["subject"] = Subject.ToString();

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken) =>
        _following = SignedIn && (await FollowService.ReadOwnAsync(Viewer, cancellationToken)).Contains(Subject);
}
