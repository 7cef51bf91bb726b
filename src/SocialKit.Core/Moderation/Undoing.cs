namespace SocialKit;

/// <summary>Gathers what takes a decision back: exactly what it changed, as far as nobody has decided otherwise since.</summary>
internal sealed class Undoing(IStore store, AccessScope scope, Decision decision, MemberId by, DateTimeOffset at)
{
    private readonly List<Guard> _guards = [];
    private readonly List<IRecord> _puts = [];
    private readonly List<IRecord> _removes = [];

    public IReadOnlyList<Guard> Guards => _guards;

    public IReadOnlyList<IRecord> Puts => _puts;

    public IReadOnlyList<IRecord> Removes => _removes;

    public static async ValueTask<Undoing> OfAsync(
        IStore store, AccessScope scope, Decision decision, MemberId by, DateTimeOffset at, bool reopens, CancellationToken cancellationToken)
    {
        var undoing = new Undoing(store, scope, decision, by, at);
        foreach (var change in decision.Changes)
        {
            await undoing.AddTextAsync(change, cancellationToken);
        }

        await undoing.AddSanctionsAsync(cancellationToken);
        if (reopens)
        {
            // Whoever grants an appeal has decided anew.
            await undoing.AddCaseAsync(cancellationToken);
        }

        return undoing;
    }

    private async ValueTask AddTextAsync(DecisionChange change, CancellationToken cancellationToken)
    {
        if (await store.LoadSubjectAsync(scope, change.Subject, cancellationToken) is not { } record || record is not (Post or Comment)
            || record.StateOf() != change.After || (change.Deleted && (record.DeletedAtOf() is null || record.DeletedByOf() != decision.Moderator)))
        {
            return;
        }

        var before = record.With(change.Before);
        if (change.Deleted)
        {
            before = before.WithDeletion(null, null);
        }

        if (change.Revision is { } number && decision.Edit is { } approved)
        {
            if (record.TextOf()!.Source != approved.Text.Source)
            {
                throw new SocialKitException(new SocialError(SocialError.Conflict, null, "The author has changed the text since, so the edit cannot be taken back. Decide about the text as it stands."));
            }

            var earlier = (await store.Records.GetRevisionsAsync(scope, change.Subject, cancellationToken)).First(revision => revision.Number == number);
            before = before.WithText(earlier.Title, earlier.Text, record.EditedAtOf());
            _removes.Add(earlier);
        }

        if (decision.Edit is { } edit && decision.Action != DecisionAction.Remove)
        {
            var waiting = PendingEdit.KeyOf(change.Subject);
            if (await store.GetOneAsync<PendingEdit>(scope, waiting, cancellationToken) is null)
            {
                _guards.Add(new Guard.Unchanged(waiting, 0));
                _puts.Add(new PendingEdit
                {
                    Subject = change.Subject, Of = edit.Of, Title = edit.Title, Text = edit.Text, Author = decision.Member, CreatedAt = edit.CreatedAt, Version = 1,
                });
            }
        }

        _guards.Add(new Guard.Unchanged(record.Key, record.Version));
        if (before != record)
        {
            _puts.Add(before.Next());
            _guards.AddRange(LegalHold.GuardsFor(change.Revision is null && !change.Deleted ? [] : [record]));
        }
    }

    private async ValueTask AddSanctionsAsync(CancellationToken cancellationToken)
    {
        await foreach (var sanction in store.ScanAllAsync<Sanction>(scope, new RecordFilter.Concerning(SubjectRef.Of(decision.Member)), cancellationToken))
        {
            if (sanction.Decision == decision.Id && sanction.LiftedAt is null)
            {
                _guards.Add(new Guard.Unchanged(sanction.Key, sanction.Version));
                _puts.Add(sanction with { LiftedAt = at, LiftedBy = by, Version = sanction.Version + 1 });
            }
        }
    }

    /// <summary>The case waits again, and so do its reports; not where another one was opened since.</summary>
    private async ValueTask AddCaseAsync(CancellationToken cancellationToken)
    {
        if (decision.Case is not { } id || await store.GetOneAsync<ModerationCase>(scope, ModerationCase.KeyOf(id), cancellationToken) is not { } matter || matter.State == CaseState.Open
            || await store.FindOneAsync<ModerationCase>(scope, ModerationCase.UniqueOpen(matter.Desk, matter.Subject, matter.Appeal), cancellationToken) is not null)
        {
            return;
        }

        _guards.Add(new Guard.Unchanged(matter.Key, matter.Version));
        _puts.Add(matter with { State = CaseState.Open, ClosedAt = null, ClaimedBy = null, ClaimedAt = null, Version = matter.Version + 1 });
        foreach (var flag in await store.ScanAllAsync<Flag>(scope, new RecordFilter.Concerning(matter.Subject), cancellationToken).ToListAsync(cancellationToken))
        {
            if (flag.Decision == decision.Id)
            {
                _guards.Add(new Guard.Unchanged(flag.Key, flag.Version));
                _puts.Add(flag with { State = FlagState.Open, Decision = null, Answer = null, AnsweredAt = null, Version = flag.Version + 1 });
            }
        }
    }
}
