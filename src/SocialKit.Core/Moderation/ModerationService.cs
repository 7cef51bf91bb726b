using Microsoft.Extensions.Options;

namespace SocialKit;

internal sealed class ModerationService(
    IStore store, Authorities authorities, Cases cases, CasePresenter presenter, DecisionPresenter decisions, Cursors cursors, SubjectLinks links, Rates rates,
    AuditTrail audit, IIdGenerator ids, TimeProvider clock, IOptions<SocialKitOptions> options) : IModerationService
{
    private const int SanctionsShown = 50;

    /// <summary>How many texts one bulk decision changes: they all fit into one commit.</summary>
    private const int MostInBulk = 500;

    private ModerationOptions Options => options.Value.Moderation;

    private static readonly TimeSpan SameAgain = TimeSpan.FromMinutes(5);

    public async ValueTask<CasePage> ReadQueueAsync(Viewer viewer, QueueRequest request, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var authority = await authorities.RequireAsync(viewer, cancellationToken);
        var desk = new ModerationDesk(request.Desk);
        var scope = authority.At(desk) ?? throw Refuse.Forbidden("This desk is for others.");
        var communities = await ModerationRuleService.CommunitiesAsync(store, authority, cancellationToken);
        var community = string.IsNullOrEmpty(request.Community)
            ? null
            : communities.FirstOrDefault(one => one.Slug == request.Community || one.Id.ToString() == request.Community) ?? throw Refuse.NotFound();
        var selector = new CaseSelector(desk, request.Closed ? CaseState.Closed : CaseState.Open, community?.Id, request.Newest);
        var question = $"queue/{authority.Member}/{selector}";
        var page = await Refill<ModerationCase>.ReadAsync(
            await cursors.ReadKeysetAsync(viewer.Tenant, question, request.Cursor, cancellationToken), Cursors.Limit(request.Limit, options.Value.PageSize),
            (place, count) => store.Moderation.ReadCasesAsync(scope, selector, place, count, cancellationToken),

            // Nobody is told what others say of them before it is decided, and least of all by whom.
            some => ValueTask.FromResult<IReadOnlyList<ModerationCase>>([.. some.Where(matter => matter.Author != authority.Member)]),
            matter => new Keyset(matter.CreatedAt, matter.Id.Value));
        return new CasePage(
            await presenter.PresentAsync(viewer, authority, page.Shown, opened: false, cancellationToken),
            page.Next is { } next ? await cursors.WriteAsync(viewer.Tenant, question, next.At, next.Id, cancellationToken) : null,
            communities, authority.Desks);
    }

    public async ValueTask<CaseView> ReadCaseAsync(Viewer viewer, ModerationCaseId id, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var authority = await authorities.RequireAsync(viewer, cancellationToken);
        var matter = await RequireAsync(authority, id, cancellationToken);
        var folded = (await presenter.PresentAsync(viewer, authority, [matter], opened: false, cancellationToken))[0];
        if (folded.Sealed || folded.Waits is "text" or "edit" or "kept")
        {
            await audit.RecordReadsAsync(viewer, [matter.Subject], cancellationToken);
        }

        return folded.Sealed ? await PresentAsync(viewer, authority, matter, cancellationToken) : folded;
    }

    public async ValueTask<CaseView> ClaimAsync(Viewer viewer, ModerationCaseId id, bool claimed, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var authority = await authorities.RequireAsync(viewer, cancellationToken);
        var changed = await store.ChangeAsync<ModerationCase>(async () =>
        {
            var matter = await RequireAsync(authority, id, cancellationToken);
            var mine = presenter.IsClaimed(matter) && matter.ClaimedBy == authority.Member;
            if (mine == claimed)
            {
                return (matter, null);
            }

            if (claimed)
            {
                await DemandAsync(authority, matter, cancellationToken);
            }

            var now = clock.GetUtcNow();
            var next = matter with { ClaimedBy = claimed ? authority.Member : null, ClaimedAt = claimed ? now : null, Version = matter.Version + 1 };
            return (next, await audit.WithAsync(
                new Commit
                {
                    Tenant = viewer.Tenant, At = now, Guards = [new Guard.Unchanged(matter.Key, matter.Version), .. rates.ForChange(viewer)], Puts = [next],
                },
                new AuditFact(authority.Member, AuditVerb.CaseClaimed, matter.Subject) { OnBehalf = matter.Author, Reason = claimed ? "claimed" : "released" }, cancellationToken));
        }, cancellationToken);
        return (await presenter.PresentAsync(viewer, authority, [changed], opened: false, cancellationToken))[0];
    }

    public async ValueTask<DecisionView> DecideAsync(Viewer viewer, ModerationCaseId id, NewDecision decision, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var authority = await authorities.RequireAsync(viewer, cancellationToken);
        var reason = ReasonFor(decision.Action, decision.Also, decision.Reason);
        var answer = ModerationTexts.Optional(decision.Answer, "answer");
        if (decision.Norm is { } norm && Options.Norms.All(known => known.Key != norm))
        {
            throw Refuse.Invalid("norm", "Choose one of the norms.");
        }

        if (decision.Also is { } also && (also.IsOfText || decision.Action.Sanction is not null || decision.Action == DecisionAction.Warn))
        {
            throw Refuse.Invalid("also", "About the author you can decide one thing besides: warn, mute, ban or watch.");
        }

        var made = await store.ChangeAsync<Decision>(async () =>
        {
            var matter = await RequireAsync(authority, id, cancellationToken);
            await DemandAsync(authority, matter, cancellationToken);
            var about = await presenter.LoadAsync(authority.At(matter.Desk)!, matter, cancellationToken);
            if (!about.Actions.Contains(decision.Action))
            {
                throw Refuse.Invalid("action", matter.Appeal is not null ? "This is an appeal: grant or refuse it." : "This cannot be decided about it as it stands now.");
            }

            var now = clock.GetUtcNow();
            var main = NewDecisionOf(authority, matter.Desk, matter.Subject, matter.Author, matter.Community, decision.Action, reason, now) with { Case = matter.Id, Norm = decision.Norm };
            var writing = new Writing(main);
            writing.Put(matter with { State = CaseState.Closed, ClosedAt = now, Version = matter.Version + 1 }, matter);
            Apply(writing, about, authority.Member, now);
            var others = new List<Decision>();
            foreach (var (action, of) in new[] { (decision.Action, (Decision?)writing.Decision), (decision.Also ?? DecisionAction.Dismiss, null) })
            {
                if (action.IsOfText)
                {
                    continue;
                }

                var place = PlaceOf(authority, matter, action, decision.Everywhere);
                var until = UntilOf(action, decision.Until, now);
                var besides = of ?? NewDecisionOf(authority, matter.Desk, matter.Subject, matter.Author, place, action, reason, now) with { Norm = decision.Norm };
                besides = besides with { Community = place, Until = until };
                if (of is null)
                {
                    others.Add(besides);
                }
                else
                {
                    writing.Decision = besides;
                }

                writing.Add(SanctionOf(besides, now));
            }

            await AnswerFlagsAsync(writing, authority.At(matter.Desk)!, matter, answer, now, cancellationToken);
            var commit = await audit.WithAsync(
                writing.ToCommit(viewer.Tenant, now, rates.ForChange(viewer), others),
                new AuditFact(authority.Member, AuditVerb.Moderated, matter.Subject)
                {
                    OnBehalf = matter.Author, Before = about.Record, After = writing.Changed ?? about.Record,
                    Reason = decision.Also is { } more ? $"{decision.Action}-and-{more}" : decision.Action.Value,
                },
                cancellationToken);
            return (writing.Decision, commit);
        }, cancellationToken);
        return await PresentAsync(viewer, authority, made, cancellationToken);
    }

    public async ValueTask<BulkPreview> PreviewBulkAsync(Viewer viewer, BulkDecision decision, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var authority = await RequireOverAsync(viewer, decision.Member, cancellationToken);
        var found = await SelectAsync(authority, decision, cancellationToken);
        var people = await People.LoadAsync(store, links, viewer, [decision.Member], cancellationToken);
        return new BulkPreview(people[decision.Member], found.Texts.Count(text => text is Post), found.Texts.Count(text => text is Comment), found.Kept, found.More);
    }

    public async ValueTask<DecisionView> DecideBulkAsync(Viewer viewer, BulkDecision decision, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var authority = await RequireOverAsync(viewer, decision.Member, cancellationToken);
        var reason = ReasonFor(decision.Action, null, decision.Reason);
        var made = await store.ChangeAsync<Decision>(async () =>
        {
            var found = await SelectAsync(authority, decision, cancellationToken);
            if (found.Texts.Count == 0)
            {
                throw Refuse.Invalid("window", "There is nothing of theirs in this time that this would change.");
            }

            var now = clock.GetUtcNow();

            // What several communities hold is taken back by those who moderate all of them.
            var places = found.Texts.Select(text => text.CommunityOf()).Distinct().ToList();
            var subject = SubjectRef.Of(decision.Member);
            var writing = new Writing(NewDecisionOf(
                authority, ModerationDesk.Moderators, subject, decision.Member, places is [var only] ? only : null, decision.Action, reason, now));
            foreach (var text in found.Texts)
            {
                ApplyTo(writing, text, decision.Action, authority.Member, now);
            }

            await CloseCasesAsync(writing, authority.Scope, found.Texts, now, cancellationToken);
            var commit = await audit.WithAsync(
                writing.ToCommit(viewer.Tenant, now, rates.ForChange(viewer), []),
                new AuditFact(authority.Member, AuditVerb.Moderated, subject) { OnBehalf = decision.Member, After = writing.Decision, Reason = $"bulk-{decision.Action}" },
                cancellationToken);
            return (writing.Decision, commit);
        }, cancellationToken);
        return await PresentAsync(viewer, authority, made, cancellationToken);
    }

    public async ValueTask<DecisionView> SanctionAsync(Viewer viewer, NewSanction sanction, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var authority = await RequireOverAsync(viewer, sanction.Member, cancellationToken);
        if (sanction.Action.IsOfText || (sanction.Action.Sanction is null && sanction.Action != DecisionAction.Warn))
        {
            throw Refuse.Invalid("action", "About a person you can decide: warn, mute, ban or watch.");
        }

        var reason = ModerationTexts.Required(sanction.Reason, "reason", "Say why: the person reads it.");
        var community = string.IsNullOrEmpty(sanction.Community)
            ? null
            : await ModerationRuleService.FindAsync(store, authority, sanction.Community, cancellationToken) ?? throw Refuse.NotFound();
        var desk = authority.Decides(ModerationDesk.Moderators, community?.Id) ? ModerationDesk.Moderators : ModerationDesk.Confidential;
        if (!authority.Decides(desk, community?.Id))
        {
            throw community is null ? Refuse.Forbidden("For everywhere only those decide who moderate everything here. Choose one of your communities.") : Refuse.NotFound();
        }

        var made = await store.ChangeAsync<Decision>(async () =>
        {
            var now = clock.GetUtcNow();
            var subject = SubjectRef.Of(sanction.Member);

            // The same by the same moderator a moment ago: they meant it once.
            var last = (await store.Moderation.ReadDecisionsAsync(authority.Widest, sanction.Member, null, 5, cancellationToken)).FirstOrDefault(decision =>
                decision.Moderator == authority.Member && decision.Subject == subject && decision.Action == sanction.Action && decision.Reason == reason
                && decision.Community == community?.Id && decision.Until == UntilOf(sanction.Action, sanction.Until, now) && decision.UndoneAt is null
                && now - decision.CreatedAt < SameAgain);
            if (last is not null)
            {
                return (last, null);
            }

            var writing = new Writing(NewDecisionOf(authority, desk, subject, sanction.Member, community?.Id, sanction.Action, reason, now) with
            {
                Until = UntilOf(sanction.Action, sanction.Until, now),
            });
            writing.Add(SanctionOf(writing.Decision, now));
            var commit = await audit.WithAsync(
                writing.ToCommit(viewer.Tenant, now, [new Guard.Present(Member.KeyOf(sanction.Member)), .. rates.ForChange(viewer)], []),
                new AuditFact(authority.Member, AuditVerb.Moderated, subject) { OnBehalf = sanction.Member, After = writing.Decision, Reason = sanction.Action.Value }, cancellationToken);
            return (writing.Decision, commit);
        }, cancellationToken);
        return await PresentAsync(viewer, authority, made, cancellationToken);
    }

    public async ValueTask<DecisionView> UndoAsync(Viewer viewer, DecisionId id, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var authority = await authorities.RequireAsync(viewer, cancellationToken);
        var undone = await store.ChangeAsync<Decision>(async () =>
        {
            var decision = await RequireAsync(authority, id, cancellationToken);
            if (decision.UndoneAt is not null)
            {
                return (decision, null);
            }

            if (!decisions.IsUndoable(decision))
            {
                throw Refuse.TooLate("This decision can no longer be taken back. Make another one.");
            }

            return await PrepareUndoAsync(viewer, authority, decision, decision, AuditVerb.DecisionUndone, decision.Action.Value, null, cancellationToken);
        }, cancellationToken);
        return await PresentAsync(viewer, authority, undone, cancellationToken);
    }

    public async ValueTask<DecisionView> AnswerAppealAsync(Viewer viewer, DecisionId id, bool granted, string answer, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var authority = await authorities.RequireAsync(viewer, cancellationToken);
        var words = ModerationTexts.Required(answer, "answer", "Say why: the person reads it.");
        var answered = await store.ChangeAsync<Decision>(async () =>
        {
            var decision = await RequireAsync(authority, id, cancellationToken);
            if (decision.AppealState != AppealState.Open)
            {
                throw Refuse.TooLate("There is no appeal that waits.");
            }

            if (decision.Moderator == authority.Member)
            {
                throw Refuse.Forbidden("You made this decision, so another moderator answers the appeal.");
            }

            var now = clock.GetUtcNow();
            var matter = await cases.OpenAsync(authority.At(decision.Desk)!, decision.Desk, decision.Subject, cancellationToken, decision.Id);
            var closed = matter is null ? null : matter with { State = CaseState.Closed, ClosedAt = now, Version = matter.Version + 1 };
            var next = decision with
            {
                AppealState = granted ? AppealState.Granted : AppealState.Refused, AppealBy = authority.Member, AppealAnswer = words,
            };
            if (granted && decision.UndoneAt is null)
            {
                return await PrepareUndoAsync(viewer, authority, decision, next, AuditVerb.AppealAnswered, AppealState.Granted.Value, (matter, closed), cancellationToken);
            }

            next = next with { Version = decision.Version + 1 };
            return (next, await audit.WithAsync(
                new Commit
                {
                    Tenant = viewer.Tenant,
                    At = now,
                    Guards =
                    [
                        new Guard.Unchanged(decision.Key, decision.Version), .. matter is null ? [] : new Guard[] { new Guard.Unchanged(matter.Key, matter.Version) },
                        .. rates.ForChange(viewer),
                    ],
                    Puts = closed is null ? [next] : [next, closed],
                },
                new AuditFact(authority.Member, AuditVerb.AppealAnswered, decision.Subject) { OnBehalf = decision.Member, Before = decision, After = next, Reason = next.AppealState?.Value },
                cancellationToken));
        }, cancellationToken);
        return await PresentAsync(viewer, authority, answered, cancellationToken);
    }

    public async ValueTask<PersonView> ReadPersonAsync(Viewer viewer, string person, string? cursor, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var authority = await authorities.RequireAsync(viewer, cancellationToken);
        var member = (MemberId.TryParse(person, out var id)
                ? await store.GetOneAsync<Member>(authority.Scope, Member.KeyOf(id), cancellationToken)
                : await store.FindOneAsync<Member>(authority.Scope, Member.UniqueHandle(person.TrimStart('@').ToLowerInvariant()), cancellationToken))
            ?? throw Refuse.NotFound();
        var communities = await ModerationRuleService.CommunitiesAsync(store, authority, cancellationToken);
        var view = People.ViewOf(links, viewer, member);
        if (member.Id == authority.Member)
        {
            // What others decided about a moderator they read where everybody does, without who it was.
            return new PersonView(view, [], [], null, [], false, "This is you. Others decide about you; your own standing is under “My standing”.");
        }

        var scope = authority.Widest;
        var question = $"person/{authority.Member}/{member.Id}";
        var page = await Refill<Decision>.ReadAsync(
            await cursors.ReadKeysetAsync(viewer.Tenant, question, cursor, cancellationToken), options.Value.PageSize,
            (place, count) => store.Moderation.ReadDecisionsAsync(scope, member.Id, place, count, cancellationToken),
            some => ValueTask.FromResult<IReadOnlyList<Decision>>([.. some.Where(decision => authority.Decides(decision.Desk, decision.Community))]),
            decision => new Keyset(decision.CreatedAt, decision.Id.Value));
        var sanctions = await store.Moderation.ReadSanctionsAsync(scope, member.Id, SanctionsShown, cancellationToken);
        var from = (await store.Records.GetAsync<Decision>(scope, [.. sanctions.Select(sanction => Decision.KeyOf(sanction.Decision)).Distinct()], cancellationToken))
            .ToDictionary(decision => decision.Id);
        return new PersonView(
            view,
            await decisions.PresentAsync(
                scope, [.. sanctions.Where(sanction => from.TryGetValue(sanction.Decision, out var decision) && authority.Decides(decision.Desk, sanction.Community))], cancellationToken),
            await decisions.PresentAsync(viewer, authority, page.Shown, cancellationToken),
            page.Next is { } next ? await cursors.WriteAsync(viewer.Tenant, question, next.At, next.Id, cancellationToken) : null,
            communities, authority.IsEverywhere || authority.Confidential is not null, null);
    }

    public async ValueTask<IReadOnlyList<DecisionTemplate>> ReadTemplatesAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        await authorities.RequireAsync(viewer.ForOneCall(), cancellationToken);
        return [.. Options.Templates];
    }

    // ---- who may ----

    /// <summary>A case the viewer may know of: at a desk of theirs, where they decide, and not about them.</summary>
    private async ValueTask<ModerationCase> RequireAsync(Authority authority, ModerationCaseId id, CancellationToken cancellationToken)
    {
        var matter = await store.GetOneAsync<ModerationCase>(authority.Scope, ModerationCase.KeyOf(id), cancellationToken);
        return matter is not null && authority.Decides(matter.Desk, matter.Community) && matter.Author != authority.Member ? matter : throw Refuse.NotFound();
    }

    private async ValueTask<Decision> RequireAsync(Authority authority, DecisionId id, CancellationToken cancellationToken)
    {
        var decision = await store.GetOneAsync<Decision>(authority.Scope, Decision.KeyOf(id), cancellationToken);
        return decision is not null && authority.Decides(decision.Desk, decision.Community) && decision.Member != authority.Member ? decision : throw Refuse.NotFound();
    }

    private async ValueTask<Authority> RequireOverAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken)
    {
        var authority = await authorities.RequireAsync(viewer, cancellationToken);
        return member != authority.Member ? authority : throw Refuse.Forbidden("Nobody decides about themselves.");
    }

    /// <exception cref="SocialKitException">Somebody else has to decide.</exception>
    private async ValueTask DemandAsync(Authority authority, ModerationCase matter, CancellationToken cancellationToken)
    {
        // The list of reporters has an end; the viewer's own report is looked for by its key.
        var own = await store.GetOneAsync<Flag>(authority.Scope, Flag.KeyOf(matter.Subject, authority.Member), cancellationToken);
        var reported = own is { State: var state } && state == FlagState.Open && own.Desk == matter.Desk;
        var appeal = matter.Appeal is { } id ? await store.GetOneAsync<Decision>(authority.Scope, Decision.KeyOf(id), cancellationToken) : null;
        if (presenter.Obstacle(authority, matter, reported || matter.Reporters.Contains(authority.Member), appeal) is { } obstacle)
        {
            throw Refuse.Forbidden(obstacle);
        }
    }

    // ---- what a decision does ----

    private static string ReasonFor(DecisionAction action, DecisionAction? also, string? reason) =>
        (action == DecisionAction.Approve || action == DecisionAction.Dismiss) && also is null
            ? ModerationTexts.Optional(reason, "reason")
            : ModerationTexts.Required(reason, "reason", "Say why: the author reads it.");

    private static DateTimeOffset? UntilOf(DecisionAction action, DateTimeOffset? until, DateTimeOffset now) => action != DecisionAction.Mute
        ? null
        : until is { } end && end > now && end <= now.AddDays(366) ? end.ToUniversalTime()
        : throw Refuse.Invalid("until", "Say until when, within a year. What shall last until it is lifted is a ban.");

    /// <summary>Where what is decided about an author holds: there, or everywhere for those who decide there.</summary>
    private static CommunityId? PlaceOf(Authority authority, ModerationCase matter, DecisionAction action, bool everywhere)
    {
        if (!everywhere || action == DecisionAction.Warn)
        {
            return matter.Community;
        }

        return authority.Decides(matter.Desk, null) ? null : throw Refuse.Forbidden("For everywhere only those decide who moderate everything here.");
    }

    private Decision NewDecisionOf(
        Authority authority, ModerationDesk desk, SubjectRef subject, MemberId member, CommunityId? community, DecisionAction action, string reason, DateTimeOffset now) => new()
    {
        Id = new DecisionId(ids.NewId(now)),
        Desk = desk,
        Subject = subject,
        Member = member,
        Community = community,
        Action = action,
        Reason = reason,
        Moderator = authority.Member,
        CreatedAt = now,
        Version = 1,
    };

    private Sanction? SanctionOf(Decision decision, DateTimeOffset now) => decision.Action.Sanction is not { } kind
        ? null
        : new Sanction
        {
            Id = new SanctionId(ids.NewId(now)),
            Member = decision.Member,
            Community = decision.Community,
            Kind = kind,
            Reason = decision.Reason,
            Decision = decision.Id,
            Moderator = decision.Moderator,
            CreatedAt = now,
            Until = decision.Until,
            Version = 1,
        };

    private static void Apply(Writing writing, CasePresenter.Matter about, MemberId moderator, DateTimeOffset now)
    {
        var action = writing.Decision.Action;
        if (about.Edit is { } edit && action.IsOfText && action != DecisionAction.Dismiss)
        {
            writing.Remove(edit);
            writing.Decision = writing.Decision with { Edit = new HeldEdit(edit.Of, edit.Title, edit.Text, edit.CreatedAt) };
            if (action == DecisionAction.Approve)
            {
                LetOut(writing, about.Record!, edit, now);
                return;
            }

            if (action == DecisionAction.Reject)
            {
                writing.Changes.Add(new DecisionChange(about.Case.Subject, about.Record!.StateOf(), about.Record!.StateOf()));
                return;
            }
        }

        if (about.Record is Post or Comment && action.IsOfText && action != DecisionAction.Dismiss)
        {
            ApplyTo(writing, about.Record, action, moderator, now);
        }
    }

    private static void LetOut(Writing writing, IRecord record, PendingEdit edit, DateTimeOffset now)
    {
        writing.Put(record.WithText(edit.Title, edit.Text, now).Next(), record, LegalHold.GuardsFor([record]));
        writing.Add(new Revision
        {
            Subject = edit.Subject, Number = record.Version, Title = (record as Post)?.Title, Text = record.TextOf()!, ReplacedBy = edit.Author, ReplacedAt = now,
        });
        writing.Changes.Add(new DecisionChange(edit.Subject, record.StateOf(), record.StateOf(), Revision: record.Version));
        writing.Activities.Add(new ActivityEntry(edit.Author, Verb.Edited, edit.Subject, WhereOf(record), now));
    }

    private static void ApplyTo(Writing writing, IRecord record, DecisionAction action, MemberId moderator, DateTimeOffset now)
    {
        var before = record.StateOf();
        var after = action == DecisionAction.Approve ? ModerationState.Published
            : action == DecisionAction.Reject ? ModerationState.Rejected
            : action == DecisionAction.Hide ? ModerationState.Hidden
            : before;
        var removes = action == DecisionAction.Remove;
        var changed = record.With(after);
        writing.Put((removes ? changed.WithDeletion(now, moderator) : changed).Next(), record, removes ? LegalHold.GuardsFor([record]) : []);
        writing.Changes.Add(new DecisionChange(record.SubjectOf(), before, after, removes));
        if (before == ModerationState.Held && after == ModerationState.Published)
        {
            // Now it is out: whoever delivers it learns of it as if it had just been written.
            writing.Activities.Add(new ActivityEntry(record.AuthorOf(), record is Post ? Verb.Posted : Verb.Commented, record.SubjectOf(), WhereOf(record), now));
        }
    }

    private static SubjectRef? WhereOf(IRecord record) => record switch
    {
        Comment comment => comment.Subject,
        Post { Community: { } community } => SubjectRef.Of(community),
        _ => null,
    };

    /// <summary>The reports about it are answered: upheld when something was done, dismissed when everything stays.</summary>
    private async ValueTask AnswerFlagsAsync(
        Writing writing, AccessScope scope, ModerationCase matter, string answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var upheld = writing.Decision.Action != DecisionAction.Dismiss && writing.Decision.Action != DecisionAction.Approve;
        var words = answer.Length > 0 ? answer
            : upheld ? "Thank you. A moderator looked at it and did something about it."
            : "Thank you. A moderator looked at it and found nothing against our norms.";
        await foreach (var flag in store.ScanAllAsync<Flag>(scope, new RecordFilter.Concerning(matter.Subject), cancellationToken))
        {
            if (flag.State == FlagState.Open && flag.Desk == matter.Desk && flag.Subject == matter.Subject)
            {
                writing.Put(
                    flag with
                    {
                        State = upheld ? FlagState.Upheld : FlagState.Dismissed, Decision = writing.Decision.Id, Answer = words, AnsweredAt = now, Version = flag.Version + 1,
                    },
                    flag);
            }
        }
    }

    /// <summary>What a bulk decision settles need not be looked at one by one.</summary>
    private async ValueTask CloseCasesAsync(Writing writing, AccessScope scope, IReadOnlyList<IRecord> texts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var uniques in texts.Select(text => ModerationCase.UniqueOpen(ModerationDesk.Moderators, text.SubjectOf())).Chunk(1_000))
        {
            foreach (var matter in (await store.Records.FindAsync<ModerationCase>(scope, uniques, cancellationToken)).Values)
            {
                writing.Put(matter with { State = CaseState.Closed, ClosedAt = now, Version = matter.Version + 1 }, matter);
                await AnswerFlagsAsync(writing, scope, matter, "", now, cancellationToken);
            }
        }
    }

    private async ValueTask<(IReadOnlyList<IRecord> Texts, int Kept, bool More)> SelectAsync(Authority authority, BulkDecision decision, CancellationToken cancellationToken)
    {
        if (!authority.Moderates)
        {
            throw Refuse.Forbidden("This is for those who moderate here.");
        }

        var wanted = decision.Action == DecisionAction.Approve || decision.Action == DecisionAction.Reject ? ModerationState.Held
            : decision.Action == DecisionAction.Hide || decision.Action == DecisionAction.Remove ? ModerationState.Published
            : throw Refuse.Invalid("action", "Many texts at once can be hidden, removed, approved or rejected.");
        DateTimeOffset? since = decision.Window switch
        {
            BulkWindow.Hour => clock.GetUtcNow().AddHours(-1),
            BulkWindow.Day => clock.GetUtcNow().AddDays(-1),
            BulkWindow.Week => clock.GetUtcNow().AddDays(-7),
            BulkWindow.All => null,
            _ => throw Refuse.Invalid("window", "A window is hour, day, week or all."),
        };
        var all = new List<IRecord>();
        await AddAsync<Post>();
        await AddAsync<Comment>();
        var found = all.OrderByDescending(text => ((IDated)text).CreatedAt).Take(MostInBulk).ToList();
        if (decision.Action != DecisionAction.Remove)
        {
            return (found, 0, all.Count > found.Count);
        }

        // What is held for the law is left as it is; the commit guards that none was placed meanwhile.
        var holds = new HashSet<RecordKey>();
        foreach (var keys in LegalHold.GuardsFor(found).OfType<Guard.Unchanged>().Select(guard => guard.Key).Chunk(1_000))
        {
            holds.UnionWith((await store.Records.GetAsync<LegalHold>(authority.Scope, keys, cancellationToken)).Select(hold => hold.Key));
        }

        var free = found.Where(text => !text.Concerns.Any(subject => holds.Contains(LegalHold.KeyOf(subject)))).ToList();
        return (free, found.Count - free.Count, all.Count > found.Count);

        async ValueTask AddAsync<TRecord>() where TRecord : class, IRecord<TRecord>, IDated
        {
            await foreach (var text in store.ScanAllAsync<TRecord>(authority.Scope, new RecordFilter.Concerning(SubjectRef.Of(decision.Member)), cancellationToken))
            {
                if (text.AuthorOf() == decision.Member && text.DeletedAt is null && text.StateOf() == wanted && !(text.CreatedAt < since) && authority.Scope.Moderates(text.CommunityOf()))
                {
                    all.Add(text);
                }
            }
        }
    }

    private async ValueTask<(Decision Decision, Commit? Commit)> PrepareUndoAsync(
        Viewer viewer, Authority authority, Decision decision, Decision next, AuditVerb verb, string reason, (ModerationCase? Open, ModerationCase? Closed)? appeal,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var undoing = await Undoing.OfAsync(store, authority.At(decision.Desk)!, decision, authority.Member, now, reopens: appeal is null, cancellationToken);
        next = next with { UndoneAt = now, UndoneBy = authority.Member, Version = decision.Version + 1 };
        return (next, await audit.WithAsync(
            new Commit
            {
                Tenant = viewer.Tenant,
                At = now,
                Guards =
                [
                    new Guard.Unchanged(decision.Key, decision.Version), .. undoing.Guards,
                    .. appeal?.Open is { } open ? [new Guard.Unchanged(open.Key, open.Version)] : Array.Empty<Guard>(), .. rates.ForChange(viewer),
                ],
                Puts = [next, .. undoing.Puts, .. appeal?.Closed is { } closed ? [closed] : Array.Empty<IRecord>()],
                Removes = undoing.Removes,
                Activities = decision.Desk == ModerationDesk.Confidential ? [] : [new ActivityEntry(authority.Member, Verb.Moderated, decision.Subject, SubjectRef.Of(decision.Member), now)],
            },
            new AuditFact(authority.Member, verb, decision.Subject) { OnBehalf = decision.Member, Before = decision, After = next, Reason = reason }, cancellationToken));
    }

    private async ValueTask<DecisionView> PresentAsync(Viewer viewer, Authority authority, Decision decision, CancellationToken cancellationToken) =>
        (await decisions.PresentAsync(viewer, authority, [decision], cancellationToken))[0];

    private async ValueTask<CaseView> PresentAsync(Viewer viewer, Authority authority, ModerationCase matter, CancellationToken cancellationToken) =>
        (await presenter.PresentAsync(viewer, authority, [matter], opened: true, cancellationToken))[0];

    /// <summary>What one decision writes, gathered for its one commit.</summary>
    private sealed class Writing(Decision decision)
    {
        private readonly List<Guard> _guards = [];
        private readonly List<IRecord> _puts = [];
        private readonly List<IRecord> _removes = [];

        public Decision Decision { get; set; } = decision;

        public List<DecisionChange> Changes { get; } = [];

        public List<ActivityEntry> Activities { get; } = [];

        /// <summary>The text as it is since; null when none was changed.</summary>
        public IRecord? Changed { get; private set; }

        public void Put(IRecord next, IRecord before, IEnumerable<Guard>? guards = null)
        {
            _guards.AddRange([new Guard.Unchanged(before.Key, before.Version), .. guards ?? []]);
            _puts.Add(next);
            Changed = next is Post or Comment ? next : Changed;
        }

        public void Add(IRecord? made)
        {
            if (made is not null)
            {
                _guards.Add(new Guard.Unchanged(made.Key, 0));
                _puts.Add(made);
            }
        }

        public void Remove(PendingEdit record)
        {
            _guards.Add(new Guard.Unchanged(record.Key, record.Version));
            _removes.Add(record);
        }

        public Commit ToCommit(TenantId tenant, DateTimeOffset at, IEnumerable<Guard> guards, IEnumerable<Decision> others)
        {
            Decision = Decision with { Changes = [.. Changes] };
            return new Commit
            {
                Tenant = tenant,
                At = at,
                Guards = [.. _guards, .. guards],
                Puts = [Decision, .. others, .. _puts],
                Removes = _removes,

                // What is decided in confidence is for no reader of the log.
                Activities = Decision.Desk == ModerationDesk.Confidential
                    ? Activities
                    : [.. Activities, new ActivityEntry(Decision.Moderator, Verb.Moderated, Decision.Subject, SubjectRef.Of(Decision.Member), at)],
            };
        }
    }
}
