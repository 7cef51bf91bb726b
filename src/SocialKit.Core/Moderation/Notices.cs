namespace SocialKit;

/// <summary>Says of texts that they, or changes to them, are not out: to their authors and to moderators, who are the only ones to see such texts at all.</summary>
internal sealed class Notices(IStore store)
{
    private const int DecisionsLookedAt = 50;

    /// <summary>Notices by subject; most pages have none and cost one read at most.</summary>
    public async ValueTask<IReadOnlyDictionary<SubjectRef, ModerationNotice>> LoadAsync(
        AccessScope scope, IEnumerable<IRecord> texts, CancellationToken cancellationToken)
    {
        var notices = new Dictionary<SubjectRef, ModerationNotice>();
        var own = texts.Where(text => text.AuthorOf() == scope.Member && text.DeletedAtOf() is null).ToList();
        var kept = texts.Where(text => text.StateOf() != ModerationState.Published && text.DeletedAtOf() is null).ToList();
        foreach (var text in kept)
        {
            notices[text.SubjectOf()] = new ModerationNotice(text.StateOf().Value, null);
        }

        if (own.Count == 0)
        {
            return notices;
        }

        foreach (var keys in own.Where(text => text.StateOf() == ModerationState.Published).Select(text => PendingEdit.KeyOf(text.SubjectOf())).Chunk(1_000))
        {
            foreach (var edit in await store.Records.GetAsync<PendingEdit>(scope, keys, cancellationToken))
            {
                notices[edit.Subject] = new ModerationNotice(ModerationNotice.Edit, null);
            }
        }

        var mine = own.Select(text => text.SubjectOf()).Where(notices.ContainsKey).ToList();
        if (mine.Count > 0)
        {
            await ExplainAsync(scope, mine, notices, cancellationToken);
        }

        return notices;
    }

    /// <summary>Why: of what waits what its author was told when it was held, of the rest what was decided last.</summary>
    private async ValueTask ExplainAsync(
        AccessScope scope, List<SubjectRef> mine, Dictionary<SubjectRef, ModerationNotice> notices, CancellationToken cancellationToken)
    {
        var waiting = mine.Where(subject => notices[subject].State is ModerationNotice.Edit or "held").ToList();
        foreach (var uniques in waiting.Select(subject => ModerationCase.UniqueOpen(ModerationDesk.Moderators, subject)).Chunk(1_000))
        {
            foreach (var matter in (await store.Records.FindAsync<ModerationCase>(scope, uniques, cancellationToken)).Values)
            {
                notices[matter.Subject] = notices[matter.Subject] with { Reason = matter.Reasons.LastOrDefault(reason => reason.Told is not null)?.Told };
            }
        }

        if (mine.Count == waiting.Count || scope.Member is not { } me)
        {
            return;
        }

        foreach (var decision in await store.Moderation.ReadDecisionsAsync(scope, me, null, DecisionsLookedAt, cancellationToken))
        {
            if (decision is { UndoneAt: null } && notices.TryGetValue(decision.Subject, out var notice)
                && notice is { Reason: null, State: "rejected" or "hidden" } && decision.Action.IsOfText)
            {
                notices[decision.Subject] = notice with { Reason = decision.Reason };
            }
        }
    }
}
