using Microsoft.Extensions.Options;

namespace SocialKit;

internal sealed class ErasureService(
    IStore store, IStaffProvider staff, AuditTrail audit, Rates rates, TextRenderer renderer, RegisteredMembers registered, TimeProvider clock,
    IOptions<SocialKitOptions> options) : IErasureService
{
    private const string Removed = "*Removed at its author's request.*";

    // That it is a legal hold is not for the person to know.
    private const string UnderHold = "It has to be kept for now.";

    public async ValueTask<IReadOnlyList<ErasureLine>> ReadPreviewAsync(Viewer viewer, MemberId member, ErasureMode mode, CancellationToken cancellationToken)
    {
        await DemandAsync(viewer, member, cancellationToken);
        return await EraseAsync(viewer.Tenant, member, Checked(mode), rehearsal: true, cancellationToken);
    }

    public async ValueTask<ErasureView?> ReadAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken)
    {
        await DemandAsync(viewer, member, cancellationToken);
        return await FindAsync(viewer.Tenant, member, cancellationToken) is { } erasure ? ViewOf(erasure) : null;
    }

    public async ValueTask<ErasureView> RequestAsync(Viewer viewer, MemberId member, ErasureMode mode, CancellationToken cancellationToken)
    {
        await DemandAsync(viewer, member, cancellationToken);
        Checked(mode);
        return ViewOf(await store.ChangeAsync<Erasure>(async () =>
        {
            var stands = await FindAsync(viewer.Tenant, member, cancellationToken);
            if (stands is { CancelledAt: null })
            {
                return (stands, null);
            }

            var now = clock.GetUtcNow();
            var asked = new Erasure
            {
                Member = member,
                Mode = mode,
                RequestedBy = viewer.RequireMember(),
                CreatedAt = now,
                DueAt = viewer.Member == member ? now + options.Value.ErasureCoolingOff : now,
                Version = (stands?.Version ?? 0) + 1,
            };
            return (asked, await CommitOfAsync(viewer, stands, asked, AuditVerb.ErasureRequested, cancellationToken));
        }, cancellationToken));
    }

    public async ValueTask CancelAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken)
    {
        await DemandAsync(viewer, member, cancellationToken);
        await store.ChangeAsync<bool>(async () =>
        {
            var stands = await FindAsync(viewer.Tenant, member, cancellationToken);
            if (stands?.DoneAt is not null)
            {
                throw Refuse.TooLate("This was carried out already and cannot be taken back.");
            }

            if (stands is not { IsPending: true })
            {
                return (true, null);
            }

            var cancelled = stands with { CancelledAt = clock.GetUtcNow(), Version = stands.Version + 1 };
            return (true, await CommitOfAsync(viewer, stands, cancelled, AuditVerb.ErasureCancelled, cancellationToken));
        }, cancellationToken);
    }

    public async ValueTask<int> RunDueAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var scope = AccessScope.System(tenant);
        var now = clock.GetUtcNow();
        var done = 0;
        await foreach (var erasure in store.ScanAllAsync<Erasure>(scope, RecordFilter.All, cancellationToken))
        {
            if (!erasure.IsPending || erasure.DueAt > now)
            {
                continue;
            }

            var lines = await EraseAsync(tenant, erasure.Member, erasure.Mode, rehearsal: false, cancellationToken);
            registered.Forget(erasure.Member);

            // Only when nothing of it is left in the storage's own bytes is it done.
            await store.ScrubAsync(cancellationToken);
            await store.ChangeAsync<bool>(async () =>
            {
                var stands = await FindAsync(tenant, erasure.Member, cancellationToken);
                if (stands is not { IsPending: true })
                {
                    return (true, null);
                }

                var certificate = stands with { DoneAt = clock.GetUtcNow(), Lines = lines, Version = stands.Version + 1 };
                var commit = new Commit
                {
                    Tenant = tenant, At = clock.GetUtcNow(), Guards = [new Guard.Unchanged(stands.Key, stands.Version)], Puts = [certificate],
                };
                return (true, await audit.WithAsync(
                    commit, new AuditFact(null, AuditVerb.Erased, SubjectRef.Of(stands.Member)) { OnBehalf = stands.Member, After = certificate, Reason = stands.Mode.Value }, cancellationToken));
            }, cancellationToken);
            done++;
        }

        return done;
    }

    /// <summary>Does it, or counts what it would do; the same rules for both.</summary>
    private async ValueTask<IReadOnlyList<ErasureLine>> EraseAsync(
        TenantId tenant, MemberId member, ErasureMode mode, bool rehearsal, CancellationToken cancellationToken)
    {
        var scope = AccessScope.System(tenant);
        var rendered = renderer.Render(Removed, TextLimits.Default);
        var nothing = new RichText(rendered.Source, rendered.Html, rendered.RendererVersion, rendered.Mentions);
        var ties = new RecordTies(store, scope);
        var lines = new List<ErasureLine>();
        foreach (var rule in ErasureRules.All.Values.OrderBy(rule => rule.Type == Member.RecordType))
        {
            var (removed, emptied, kept) = (0L, 0L, 0L);
            var why = rule.Remains;
            await foreach (var record in rule.FindAsync(store, scope, member, cancellationToken))
            {
                var answered = mode == ErasureMode.Purge && record is Post or Comment && await ties.HasBelowAsync(record, cancellationToken);
                var fate = rule.Decide(record, new Erasing(mode, clock.GetUtcNow(), nothing, answered));
                var counts = rule.IsCounted(record, member) ? 1 : 0;
                if (fate is { IsRemoved: false, Next: null })
                {
                    (kept, why) = (kept + counts, counts > 0 ? fate.Why : why);
                    continue;
                }

                if (fate.Next is { } same && IsDone(record, same))
                {
                    // An earlier run came this far.
                    emptied += counts;
                    continue;
                }

                // What hangs on a text that goes, whoever made it: earlier versions, reactions, changes that wait.
                var hanging = fate.IsRemoved ? await ties.HangingAsync(record, cancellationToken)
                    : mode != ErasureMode.Anonymise ? await ties.WordsAsync(record, cancellationToken)
                    : [];
                if (await ties.IsAnyHeldAsync([record, .. hanging], cancellationToken)
                    || (!rehearsal && !await CommitAsync(tenant, record, fate, hanging, cancellationToken)))
                {
                    (kept, why) = (kept + counts, counts > 0 ? UnderHold : why);
                }
                else if (fate.IsRemoved)
                {
                    removed += counts;
                }
                else
                {
                    emptied += counts;
                }
            }

            if (removed + emptied + kept > 0 || why is not null)
            {
                lines.Add(new ErasureLine(rule.Type, removed, emptied, kept, kept > 0 ? why : rule.Remains));
            }
        }

        return lines;
    }

    private static bool IsDone(IRecord record, IRecord next) => ReferenceEquals(record, next) || (record, next) switch
    {
        (Post a, Post b) => a.Text.Source == b.Text.Source && a.Title == b.Title && a.Origin == b.Origin && a.Topics.Count == b.Topics.Count && a.DeletedAt == b.DeletedAt,
        (Comment a, Comment b) => a.Text.Source == b.Text.Source && a.Origin == b.Origin && a.DeletedAt == b.DeletedAt,
        (Kudos a, Kudos b) => a.Text.Source == b.Text.Source && a.Origin == b.Origin,
        _ => false,
    };

    private async ValueTask<bool> CommitAsync(TenantId tenant, IRecord record, Fate fate, IReadOnlyList<IRecord> hanging, CancellationToken cancellationToken)
    {
        var result = await store.CommitTiedAsync(tenant, clock.GetUtcNow(), record, fate.Next, hanging, [], cancellationToken);

        // Refused by something else: somebody was faster, and the record is met again by the next run, which the certificate waits for.
        return result.Outcome != CommitOutcome.Refused || (LegalHold.Explains(result)
            ? false
            : throw new SocialKitException(new SocialError(SocialError.Conflict, null, "Something of this person changed at the same moment. Run the erasure again.")));
    }

    private async ValueTask<Commit> CommitOfAsync(Viewer viewer, Erasure? before, Erasure after, AuditVerb verb, CancellationToken cancellationToken) =>
        await audit.WithAsync(
            new Commit
            {
                Tenant = viewer.Tenant,
                At = clock.GetUtcNow(),
                Guards = [new Guard.Unchanged(after.Key, before?.Version ?? 0), .. rates.ForChange(viewer)],
                Puts = [after],
            },
            new AuditFact(viewer.RequireMember(), verb, SubjectRef.Of(after.Member)) { OnBehalf = after.Member, Before = before, After = after, Reason = after.Mode.Value },
            cancellationToken);

    /// <summary>Oneself, or an administrator; for anybody else it is not there.</summary>
    private async ValueTask DemandAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken)
    {
        if (viewer.RequireMember() != member)
        {
            await staff.DemandAsync(viewer, StaffRole.Administrator, cancellationToken);
        }

        if (await store.GetOneAsync<Member>(AccessScope.For(viewer), Member.KeyOf(member), cancellationToken) is null)
        {
            throw Refuse.NotFound();
        }
    }

    private static ErasureMode Checked(ErasureMode mode) => ErasureMode.All.Contains(mode)
        ? mode
        : throw Refuse.Invalid("mode", $"The mode is {string.Join(", ", ErasureMode.All)}.");

    private ValueTask<Erasure?> FindAsync(TenantId tenant, MemberId member, CancellationToken cancellationToken) =>
        store.GetOneAsync<Erasure>(AccessScope.System(tenant), Erasure.KeyOf(member), cancellationToken);

    private static ErasureView ViewOf(Erasure erasure) => new(
        erasure.Mode, erasure.CreatedAt, erasure.DueAt, erasure.DoneAt is not null ? "done" : erasure.CancelledAt is not null ? "cancelled" : "waiting",
        erasure.DoneAt, erasure.Lines);
}
