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

        subject = await NamedAsync(viewer, subject, cancellationToken);
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
        var scope = AccessScope.System(viewer.Tenant);
        var holds = await store.Records.ScanAsync<LegalHold>(scope, RecordFilter.All, null, 1_000, cancellationToken);
        var people = await People.LoadAsync(
            store, links, viewer, holds.Select(hold => hold.PlacedBy).Concat(holds.Select(hold => MemberOf(hold.Subject)).OfType<MemberId>()), cancellationToken);
        var communities = await store.LoadCommunitiesAsync(scope, holds.Select(hold => CommunityOf(hold.Subject)), cancellationToken);
        return
        [
            .. holds.OrderBy(hold => hold.CreatedAt).Select(hold => new LegalHoldView(hold.Subject, hold.Reason, people[hold.PlacedBy], hold.CreatedAt)
            {
                Title = MemberOf(hold.Subject) is { } member ? people.Find(member)?.Name
                    : CommunityOf(hold.Subject) is { } id ? communities.GetValueOrDefault(id)?.Name
                    : null,
            }),
        ];
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

    /// <summary>People know handles and short names: <c>member:ana</c> and <c>community:ovens</c> stand for their ids.</summary>
    private async ValueTask<SubjectRef> NamedAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken)
    {
        var scope = AccessScope.System(viewer.Tenant);
        return subject.Kind switch
        {
            SubjectRef.MemberKind when MemberOf(subject) is null =>
                SubjectRef.Of((await store.FindOneAsync<Member>(scope, Member.UniqueHandle(subject.Id), cancellationToken) ?? throw Nobody()).Id),
            SubjectRef.CommunityKind when CommunityOf(subject) is null =>
                SubjectRef.Of((await store.FindOneAsync<Community>(scope, Community.UniqueSlug(subject.Id), cancellationToken) ?? throw Nobody()).Id),
            _ => subject,
        };

        static SocialKitException Nobody() => Refuse.Invalid("subject", "There is nobody and nothing of that name. Write member:handle, community:short-name, or the kind and id of anything else.");
    }

    private static CommunityId? CommunityOf(SubjectRef subject) => subject.TryGetId<CommunityId>(SubjectRef.CommunityKind, out var community) ? community : null;

    private static MemberId? MemberOf(SubjectRef subject) => subject.TryGetId<MemberId>(SubjectRef.MemberKind, out var member) ? member : null;
}
