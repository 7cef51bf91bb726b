namespace SocialKit;

internal sealed class LegalHoldService(IStore store, IStaffProvider staff, AuditTrail audit, Rates rates, SubjectLinks links, TimeProvider clock) : ILegalHoldService
{
    private const int MaxReason = 200;

    public async ValueTask PlaceAsync(Viewer viewer, SubjectRef subject, string reason, CancellationToken cancellationToken)
    {
        await staff.DemandAsync(viewer, StaffRole.Administrator, cancellationToken);
        var why = reason?.Trim() ?? "";
        if (why.Length is 0 or > MaxReason || why.Any(char.IsControl))
        {
            throw Refuse.Invalid("reason", "Say why in 1 to 200 characters on one line, for example with the number of the case.");
        }

        await ChangeAsync(viewer, subject, AuditVerb.HoldPlaced, stands => stands ?? new LegalHold
        {
            Subject = subject, Reason = why, PlacedBy = viewer.RequireMember(), CreatedAt = clock.GetUtcNow(),
        }, cancellationToken);
    }

    public async ValueTask ReleaseAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken)
    {
        await staff.DemandAsync(viewer, StaffRole.Administrator, cancellationToken);
        await ChangeAsync(viewer, subject, AuditVerb.HoldReleased, _ => null, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<LegalHoldView>> ListAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        await staff.DemandAsync(viewer, StaffRole.Administrator, cancellationToken);
        var holds = await store.Records.ScanAsync<LegalHold>(AccessScope.System(viewer.Tenant), RecordFilter.All, null, 1_000, cancellationToken);
        var people = await People.LoadAsync(store, links, viewer, holds.Select(hold => hold.PlacedBy), cancellationToken);
        return [.. holds.OrderBy(hold => hold.CreatedAt).Select(hold => new LegalHoldView(hold.Subject, hold.Reason, people[hold.PlacedBy], hold.CreatedAt))];
    }

    private async ValueTask ChangeAsync(
        Viewer viewer, SubjectRef subject, AuditVerb verb, Func<LegalHold?, LegalHold?> change, CancellationToken cancellationToken) =>
        await store.ChangeAsync<bool>(
            async () =>
            {
                var stands = await store.GetOneAsync<LegalHold>(AccessScope.System(viewer.Tenant), LegalHold.KeyOf(subject), cancellationToken);
                var next = change(stands);
                if (next == stands)
                {
                    return (true, null);
                }

                var commit = new Commit
                {
                    Tenant = viewer.Tenant,
                    At = clock.GetUtcNow(),
                    Guards = [new Guard.Unchanged(LegalHold.KeyOf(subject), stands?.Version ?? 0), .. rates.ForChange(viewer)],
                    Puts = next is null ? [] : [next],
                    Removes = next is null ? [stands!] : [],
                };
                return (true, await audit.WithAsync(
                    commit, new AuditFact(viewer.RequireMember(), verb, subject) { OnBehalf = MemberOf(subject), Before = stands, After = next }, cancellationToken));
            },
            cancellationToken,
            movesHolds: true);

    private static MemberId? MemberOf(SubjectRef subject) => subject.TryGetId<MemberId>(SubjectRef.MemberKind, out var member) ? member : null;
}
