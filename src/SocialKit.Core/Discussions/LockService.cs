namespace SocialKit;

internal sealed class LockService(IStore store, Gate gate, AuditTrail audit, Rates rates, TimeProvider clock) : ILockService
{
    private const int MaxReason = 200;

    public async ValueTask LockAsync(Viewer viewer, SubjectRef subject, string reason, CancellationToken cancellationToken)
    {
        var why = reason?.Trim() ?? "";
        if (why.Length is 0 or > MaxReason || why.Any(char.IsControl) || Texts.HasLoneSurrogate(why))
        {
            throw Refuse.Invalid("reason", "Say why in 1 to 200 characters on one line: everybody reads it.");
        }

        await ChangeAsync(viewer, subject, AuditVerb.Locked, (at, stands) => stands ?? new DiscussionLock
        {
            Subject = at, Reason = why, LockedBy = viewer.RequireMember(), CreatedAt = clock.GetUtcNow(), Version = 1,
        }, cancellationToken);
    }

    public ValueTask ReopenAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken) =>
        ChangeAsync(viewer, subject, AuditVerb.Reopened, (_, _) => null, cancellationToken);

    private async ValueTask ChangeAsync(
        Viewer viewer, SubjectRef subject, AuditVerb verb, Func<SubjectRef, DiscussionLock?, DiscussionLock?> change, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        await store.ChangeAsync<bool>(async () =>
        {
            if (subject.Kind == SubjectRef.CommentKind)
            {
                throw Refuse.Invalid("subject", "A comment has no talk of its own. Lock the one it stands in.");
            }

            var ground = await gate.RequireTalkAsync(viewer, subject, cancellationToken);
            if (!ground.Moderates)
            {
                throw Refuse.Forbidden("Only those who moderate here end a talk or open it again.");
            }

            var next = change(ground.Subject, ground.Lock);
            if (next == ground.Lock)
            {
                return (true, null);
            }

            var commit = new Commit
            {
                Tenant = viewer.Tenant,
                At = clock.GetUtcNow(),
                Guards =
                [
                    new Guard.Unchanged(DiscussionLock.KeyOf(ground.Subject), ground.Lock?.Version ?? 0), .. ground.Guards,
                    .. LegalHold.GuardsFor(next is null ? [ground.Lock!] : []), .. rates.ForChange(viewer),
                ],
                Puts = next is null ? [] : [next],
                Removes = next is null ? [ground.Lock!] : [],
            };
            return (true, await audit.WithAsync(
                commit, new AuditFact(member, verb, ground.Subject) { Before = ground.Lock, After = next }, cancellationToken));
        }, cancellationToken);
    }
}
