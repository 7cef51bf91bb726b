namespace SocialKit;

internal sealed class FollowService(IStore store, Gate gate, TimeProvider clock) : IFollowService
{
    public async ValueTask SetAsync(Viewer viewer, SubjectRef subject, bool set, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        if (subject.Kind is not (SubjectRef.MemberKind or SubjectRef.CommunityKind))
        {
            throw Refuse.Invalid("subject", "You can follow people and communities.");
        }

        if (subject == SubjectRef.Of(member))
        {
            throw Refuse.Invalid("subject", "You cannot follow yourself; your own posts are in your home feed anyway.");
        }

        await gate.RequireAsync(viewer, subject, cancellationToken);
        var now = clock.GetUtcNow();
        var follow = new Follow { Member = member, Subject = subject, At = now };
        var commit = new Commit
        {
            Tenant = viewer.Tenant,
            At = now,
            Guards = [set ? new Guard.Unchanged(follow.Key, 0) : new Guard.Present(follow.Key), .. LegalHold.GuardsFor(set ? [] : [follow])],
            Puts = set ? [follow] : [],
            Removes = set ? [] : [follow],
            Activities = [new ActivityEntry(member, set ? Verb.Followed : Verb.Unfollowed, subject, null, now)],
        };
        await store.ChangeAsync(() => ValueTask.FromResult<(Follow, Commit?)>((follow, commit)), cancellationToken, already: follow.Key);
    }

    public async ValueTask<IReadOnlyList<SubjectRef>> ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken) =>
        [.. (await store.Follows.ReadOwnAsync(AccessScope.For(viewer), 1_000, cancellationToken)).Select(follow => follow.Subject)];
}
