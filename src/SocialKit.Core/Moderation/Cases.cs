namespace SocialKit;

/// <summary>Puts things into the queue: one open case for each subject and desk.</summary>
internal sealed class Cases(IStore store, IIdGenerator ids, TimeProvider clock)
{
    /// <summary>A case of something that is new itself, so that nobody can have opened one before.</summary>
    public ModerationCase New(SubjectRef subject, MemberId author, CommunityId? community, IReadOnlyList<CaseReason> reasons)
    {
        var now = clock.GetUtcNow();
        return new ModerationCase
        {
            Id = new ModerationCaseId(ids.NewId(now)),
            Desk = ModerationDesk.Moderators,
            Subject = subject,
            Author = author,
            Community = community,
            State = CaseState.Open,
            Reasons = reasons,
            CreatedAt = now,
            Version = 1,
        };
    }

    /// <summary>The open case with these reasons added, or a new one, and what a commit with it must guard.</summary>
    public async ValueTask<(ModerationCase Case, Guard Guard)> AddAsync(
        AccessScope scope, ModerationDesk desk, SubjectRef subject, MemberId author, CommunityId? community, IReadOnlyList<CaseReason> reasons,
        CancellationToken cancellationToken, MemberId? reporter = null, DecisionId? appeal = null)
    {
        if (await OpenAsync(scope, desk, subject, cancellationToken, appeal) is not { } open)
        {
            var made = New(subject, author, community, reasons) with { Desk = desk, Appeal = appeal, Reporters = reporter is { } first ? [first] : [] };
            return (made, new Guard.Unchanged(made.Key, 0));
        }

        return (
            open with
            {
                Reasons = [.. open.Reasons.Concat(reasons).Take(ModerationCase.MostReasons)],
                Reporters = reporter is { } other ? [.. open.Reporters.Append(other).Distinct().Take(ModerationCase.MostReasons)] : open.Reporters,
                Version = open.Version + 1,
            },
            new Guard.Unchanged(open.Key, open.Version));
    }

    /// <summary>The open case of a subject; null when there is none.</summary>
    public async ValueTask<ModerationCase?> OpenAsync(
        AccessScope scope, ModerationDesk desk, SubjectRef subject, CancellationToken cancellationToken, DecisionId? appeal = null) =>
        await store.FindOneAsync<ModerationCase>(scope, ModerationCase.UniqueOpen(desk, subject, appeal), cancellationToken);
}
