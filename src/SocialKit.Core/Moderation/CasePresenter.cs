using Microsoft.Extensions.Options;

namespace SocialKit;

/// <summary>Makes views of cases: what waits, why, and what the viewer may decide.</summary>
internal sealed class CasePresenter(
    IStore store, SubjectLinks links, DecisionPresenter decisions, TimeProvider clock, IOptions<SocialKitOptions> options)
{
    private static readonly string[] s_sanctions =
        [DecisionAction.Warn.Value, DecisionAction.Mute.Value, DecisionAction.Ban.Value, DecisionAction.Watch.Value];

    /// <summary>What a case is about, as it stands now.</summary>
    internal sealed record Matter(ModerationCase Case, IRecord? Record, PendingEdit? Edit)
    {
        public string Waits => Case.Subject.Kind == SubjectRef.MemberKind ? "member"
            : Record is null || Record.DeletedAtOf() is not null ? "gone"
            : Record.StateOf() == ModerationState.Held ? "text"
            : Edit is not null ? "edit"
            : Record.StateOf() == ModerationState.Published ? "published"
            : "kept";

        /// <summary>What can be decided about it.</summary>
        public IReadOnlyList<DecisionAction> Actions => Case.Appeal is not null
            ? []
            : Waits switch
            {
                "text" => [DecisionAction.Approve, DecisionAction.Reject],
                "edit" => [DecisionAction.Approve, DecisionAction.Reject, DecisionAction.Hide, DecisionAction.Remove],
                "published" when Record is Kudos => [DecisionAction.Dismiss, DecisionAction.Warn],
                "published" => [DecisionAction.Dismiss, DecisionAction.Hide, DecisionAction.Remove, DecisionAction.Warn, DecisionAction.Mute, DecisionAction.Ban, DecisionAction.Watch],
                "kept" => [DecisionAction.Approve, DecisionAction.Dismiss, DecisionAction.Remove],
                "member" => [DecisionAction.Dismiss, DecisionAction.Warn, DecisionAction.Mute, DecisionAction.Ban, DecisionAction.Watch],
                _ => [DecisionAction.Dismiss],
            };
    }

    public async ValueTask<Matter> LoadAsync(AccessScope scope, ModerationCase matter, CancellationToken cancellationToken)
    {
        var record = await store.LoadSubjectAsync(scope, matter.Subject, cancellationToken);
        var edit = record is Post or Comment ? await store.GetOneAsync<PendingEdit>(scope, PendingEdit.KeyOf(matter.Subject), cancellationToken) : null;
        return new Matter(matter, record, edit);
    }

    /// <summary>Why the viewer may not decide; null when they may. Who is accused does not come this far.</summary>
    public string? Obstacle(Authority authority, ModerationCase matter, bool reported, Decision? appeal)
    {
        if (matter.State == CaseState.Closed)
        {
            return "This was decided.";
        }

        if (reported)
        {
            return "You reported this yourself, so somebody else decides.";
        }

        if (appeal?.Moderator == authority.Member)
        {
            return "You made the decision this is about, so somebody else answers.";
        }

        return IsClaimed(matter) && matter.ClaimedBy != authority.Member ? "Somebody else is looking at this." : null;
    }

    /// <summary>True while it stays with who claimed it.</summary>
    public bool IsClaimed(ModerationCase matter) => matter.ClaimedAt is { } at && clock.GetUtcNow() - at < options.Value.Moderation.ClaimTime;

    /// <param name="viewer">Who looks.</param>
    /// <param name="authority">What they decide about.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="opened">True when the texts of closed communities are shown: the case was opened, and that is noted.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask<IReadOnlyList<CaseView>> PresentAsync(
        Viewer viewer, Authority authority, IReadOnlyList<ModerationCase> cases, bool opened, CancellationToken cancellationToken)
    {
        var scope = authority.Widest;
        var matters = new List<Matter>(cases.Count);
        foreach (var matter in cases)
        {
            matters.Add(await LoadAsync(scope, matter, cancellationToken));
        }

        var communities = await store.LoadCommunitiesAsync(scope, cases.Select(matter => matter.Community), cancellationToken);
        var appeals = await GetAsync<Decision>(scope, cases.Select(matter => matter.Appeal).OfType<DecisionId>().Select(Decision.KeyOf), cancellationToken);
        var appealViews = (await decisions.PresentAsync(viewer, authority, [.. appeals.Values], cancellationToken)).ToDictionary(decision => decision.Id);
        var flags = (await GetAsync<Flag>(scope, cases.SelectMany(matter => matter.Reporters.Select(reporter => Flag.KeyOf(matter.Subject, reporter))), cancellationToken))
            .Values.ToLookup(flag => (flag.Subject, flag.Desk));
        var people = await People.LoadAsync(
            store, links, viewer,
            matters.SelectMany(matter => (matter.Record.TextOf()?.Mentions ?? []).Concat(matter.Edit?.Text.Mentions ?? []).Append(matter.Case.Author)
                .Concat(matter.Case.ClaimedBy is { } claimer ? [claimer] : [])),
            cancellationToken);
        return [.. matters.Select(View)];

        CaseView View(Matter matter)
        {
            var one = matter.Case;
            var closed = one.Community is { } id && !(communities.TryGetValue(id, out var community) && community.Access == CommunityAccess.Open);
            var hidden = (closed || one.Desk == ModerationDesk.Confidential) && !opened;
            var appeal = one.Appeal is { } against ? appeals.GetValueOrDefault(Decision.KeyOf(against)) : null;
            var obstacle = Obstacle(authority, one, one.Reporters.Contains(authority.Member), appeal);
            var text = matter.Record?.DeletedAtOf() is null ? matter.Record.TextOf() : null;
            return new CaseView
            {
                Id = one.Id,
                Desk = one.Desk.Value,
                Subject = one.Subject,
                Url = links.At(viewer, one.Subject),
                Author = people[one.Author],
                Community = DecisionPresenter.NameOf(communities, one.Community),
                State = one.State.Value,
                Reasons = one.Reasons,
                Flags = hidden ? [] : [.. flags[(one.Subject, one.Desk)].OrderBy(flag => flag.CreatedAt).Select(flag =>
                    new CaseFlag(FlagService.NormOf(options.Value, flag.Norm).Name, flag.Reason, flag.CreatedAt))],
                ClaimedBy = IsClaimed(one) ? people[one.ClaimedBy!.Value] : null,
                Mine = IsClaimed(one) && one.ClaimedBy == authority.Member,
                CreatedAt = one.CreatedAt,
                Sealed = hidden,
                Waits = matter.Waits,
                Title = hidden ? null : (matter.Record as Post)?.Title,
                Html = hidden || text is null ? default : CalmImages.Of(Texts.Show(text, people)),
                EditTitle = hidden ? null : matter.Edit?.Title,
                EditHtml = hidden || matter.Edit is null ? null : CalmImages.Of(Texts.Show(matter.Edit.Text, people)),
                Appeal = appeal is null ? null : appealViews[appeal.Id],
                Actions = obstacle is null ? [.. matter.Actions.Select(action => action.Value)] : [],
                Sanctions = obstacle is null && one.Appeal is null && matter.Waits is not ("member" or "gone") ? s_sanctions : [],
                Obstacle = obstacle,
            };
        }
    }

    private async ValueTask<Dictionary<RecordKey, TRecord>> GetAsync<TRecord>(AccessScope scope, IEnumerable<RecordKey> keys, CancellationToken cancellationToken)
        where TRecord : class, IRecord<TRecord>
    {
        var records = new Dictionary<RecordKey, TRecord>();
        foreach (var some in keys.Distinct().Chunk(1_000))
        {
            foreach (var record in await store.Records.GetAsync<TRecord>(scope, some, cancellationToken))
            {
                records[record.Key] = record;
            }
        }

        return records;
    }
}
