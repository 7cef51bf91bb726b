using Microsoft.Extensions.Options;

namespace SocialKit;

internal sealed class StandingService(
    IStore store, Scopes scopes, Cases cases, Cursors cursors, Rates rates, DecisionPresenter presenter, IFlagService flags, TimeProvider clock,
    IOptions<SocialKitOptions> options) : IStandingService
{
    private const int SanctionsShown = 50;

    public async ValueTask<StandingView> ReadMyDecisionsAsync(Viewer viewer, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var question = $"standing/{member}";
        var page = await Refill<Decision>.ReadAsync(
            await cursors.ReadKeysetAsync(viewer.Tenant, question, cursor, cancellationToken), Cursors.Limit(limit, options.Value.PageSize),
            (place, count) => store.Moderation.ReadDecisionsAsync(scope, member, place, count, cancellationToken),

            // That somebody was reported and nothing was wrong changed nothing for them, and would only point at who reported.
            some => ValueTask.FromResult<IReadOnlyList<Decision>>([.. some.Where(decision => decision.Action != DecisionAction.Dismiss)]),
            decision => new Keyset(decision.CreatedAt, decision.Id.Value));
        return new StandingView(
            await presenter.PresentAsync(scope, await store.Moderation.ReadSanctionsAsync(scope, member, SanctionsShown, cancellationToken), cancellationToken),
            await presenter.PresentOwnAsync(viewer, scope, page.Shown, cancellationToken),
            page.Next is { } next ? await cursors.WriteAsync(viewer.Tenant, question, next.At, next.Id, cancellationToken) : null,
            await flags.ReadOwnAsync(viewer, cancellationToken));
    }

    public async ValueTask<DecisionView> AppealAsync(Viewer viewer, DecisionId decision, string text, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        var appeal = ModerationTexts.Required(text, "text", "Say why this decision is not right.");
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var changed = await store.ChangeAsync<Decision>(async () =>
        {
            var record = await store.GetOneAsync<Decision>(scope, Decision.KeyOf(decision), cancellationToken);
            if (record is null || record.Member != member || record.Action == DecisionAction.Dismiss)
            {
                throw Refuse.NotFound();
            }

            if (!presenter.IsAppealable(record))
            {
                throw Refuse.TooLate(record.AppealState is null
                    ? "This decision can no longer be appealed."
                    : "You have appealed against this decision already. Another moderator looks at it once.");
            }

            var now = clock.GetUtcNow();
            var next = record with { Appeal = appeal, AppealState = AppealState.Open, Version = record.Version + 1 };
            var (matter, guard) = await cases.AddAsync(
                scope, record.Desk, record.Subject, member, record.Community, [new CaseReason(CaseReason.Appeal, null, now)], cancellationToken, appeal: record.Id);
            return (next, new Commit
            {
                Tenant = viewer.Tenant,
                At = now,
                Guards = [new Guard.Unchanged(record.Key, record.Version), guard, .. rates.ForChange(viewer)],
                Puts = [next, matter],
            });
        }, cancellationToken);
        return (await presenter.PresentOwnAsync(viewer, scope, [changed], cancellationToken))[0];
    }
}
