using Microsoft.Extensions.Options;

namespace SocialKit;

/// <summary>Makes views of decisions and sanctions, for the person they are about and for moderators.</summary>
internal sealed class DecisionPresenter(IStore store, SubjectLinks links, TimeProvider clock, IOptions<SocialKitOptions> options)
{
    /// <summary>Views for the person the decisions are about: without who decided, with their own words.</summary>
    public ValueTask<IReadOnlyList<DecisionView>> PresentOwnAsync(Viewer viewer, AccessScope scope, IReadOnlyList<Decision> decisions, CancellationToken cancellationToken) =>
        PresentAsync(viewer, scope, decisions, null, cancellationToken);

    /// <summary>Views for a moderator.</summary>
    public ValueTask<IReadOnlyList<DecisionView>> PresentAsync(Viewer viewer, Authority authority, IReadOnlyList<Decision> decisions, CancellationToken cancellationToken) =>
        PresentAsync(viewer, authority.Widest, decisions, authority, cancellationToken);

    public async ValueTask<IReadOnlyList<SanctionView>> PresentAsync(AccessScope scope, IReadOnlyList<Sanction> sanctions, CancellationToken cancellationToken)
    {
        var communities = await store.LoadCommunitiesAsync(scope, sanctions.Select(sanction => sanction.Community), cancellationToken);
        var now = clock.GetUtcNow();
        return
        [
            .. sanctions.Select(sanction => new SanctionView(
                sanction.Id, sanction.Kind.Value, NameOf(communities, sanction.Community), sanction.Reason, sanction.Decision, sanction.CreatedAt, sanction.Until, sanction.LiftedAt,
                sanction.HoldsAt(now))),
        ];
    }

    /// <summary>True when the decision can be taken back at the moment, whoever wants to.</summary>
    public bool IsUndoable(Decision decision) =>
        decision.UndoneAt is null && decision.Action != DecisionAction.Dismiss && clock.GetUtcNow() - decision.CreatedAt <= options.Value.Moderation.UndoWindow;

    /// <summary>True when the person it is about can appeal at the moment.</summary>
    public bool IsAppealable(Decision decision) =>
        decision is { UndoneAt: null, AppealState: null } && decision.Action != DecisionAction.Approve && decision.Action != DecisionAction.Dismiss
        && clock.GetUtcNow() - decision.CreatedAt <= options.Value.Moderation.AppealWindow;

    internal static string? NameOf(IReadOnlyDictionary<CommunityId, Community> communities, CommunityId? community) =>
        community is not { } id ? null : communities.TryGetValue(id, out var found) ? found.Name : "?";

    private async ValueTask<IReadOnlyList<DecisionView>> PresentAsync(
        Viewer viewer, AccessScope scope, IReadOnlyList<Decision> decisions, Authority? authority, CancellationToken cancellationToken)
    {
        var communities = await store.LoadCommunitiesAsync(scope, decisions.Select(decision => decision.Community), cancellationToken);
        var texts = authority is null ? await LoadTextsAsync(scope, decisions, cancellationToken) : [];
        var people = await People.LoadAsync(
            store, links, viewer,
            decisions.SelectMany(decision => new[] { decision.Member, decision.Moderator }).Concat(texts.Values.SelectMany(text => text.Mentions)), cancellationToken);
        return
        [
            .. decisions.Select(decision => new DecisionView
            {
                Id = decision.Id,
                Subject = decision.Subject,
                Url = links.At(viewer, decision.Subject),
                Member = people[decision.Member],
                Community = NameOf(communities, decision.Community),
                Action = decision.Action.Value,
                Norm = decision.Norm is { } norm ? FlagService.NormOf(options.Value, norm).Name : null,
                Reason = decision.Reason,
                Moderator = authority is null ? null : people[decision.Moderator],
                CreatedAt = decision.CreatedAt,
                Until = decision.Until,
                Texts = decision.Changes.Count,
                Html = texts.TryGetValue(decision.Id, out var text) ? Texts.Show(text, people) : null,
                UndoneAt = decision.UndoneAt,
                UndoUntil = decision.CreatedAt + options.Value.Moderation.UndoWindow,
                CanUndo = authority is not null && decision.Member != authority.Member && authority.Decides(decision.Desk, decision.Community) && IsUndoable(decision),
                Appeal = decision.Appeal,
                AppealState = decision.AppealState?.Value,
                AppealAnswer = decision.AppealAnswer,
                CanAppeal = authority is null && IsAppealable(decision),
                CanAnswer = authority is not null && decision.AppealState == AppealState.Open && decision.Member != authority.Member
                    && decision.Moderator != authority.Member && authority.Decides(decision.Desk, decision.Community),
            }),
        ];
    }

    /// <summary>The author's own words, as far as they are still kept: also of what was deleted, so that a reason can be understood.</summary>
    private async ValueTask<Dictionary<DecisionId, RichText>> LoadTextsAsync(AccessScope scope, IReadOnlyList<Decision> decisions, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<DecisionId, RichText>();
        foreach (var decision in decisions)
        {
            if (decision.Edit is { } edit)
            {
                texts[decision.Id] = edit.Text;
            }
            else if (decision.Subject.Kind != SubjectRef.MemberKind
                && await store.LoadSubjectAsync(scope, decision.Subject, cancellationToken) is { } record && record.AuthorOf() == scope.Member && record.TextOf() is { Html.Length: > 0 } text)
            {
                texts[decision.Id] = text;
            }
        }

        return texts;
    }
}
