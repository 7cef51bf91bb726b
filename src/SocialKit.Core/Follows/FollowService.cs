namespace SocialKit;

internal sealed class FollowService(IStore store, Gate gate, Scopes scopes, Rates rates, TimeProvider clock) : IFollowService
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

        viewer = viewer.ForOneCall();
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var now = clock.GetUtcNow();
        var follow = new Follow { Member = member, Subject = subject, At = now };

        // Who follows something may stop, also when it was closed to them since.
        if (set || await store.GetOneAsync<Follow>(scope, follow.Key, cancellationToken) is null)
        {
            await gate.RequireAsync(viewer, subject, cancellationToken);
        }

        if (set && subject.TryGetId<MemberId>(SubjectRef.MemberKind, out var other) && scope.KeepsApart(other))
        {
            throw Refuse.Forbidden("You cannot follow this person.");
        }

        var commit = new Commit
        {
            Tenant = viewer.Tenant,
            At = now,
            Guards =
            [
                set ? new Guard.Unchanged(follow.Key, 0) : new Guard.Present(follow.Key), .. LegalHold.GuardsFor(set ? [] : [follow]), .. rates.ForChange(viewer),
            ],
            Puts = set ? [follow] : [],
            Removes = set ? [] : [follow],
            Activities = [new ActivityEntry(member, set ? Verb.Followed : Verb.Unfollowed, subject, null, now)],
        };
        await store.ChangeAsync(() => ValueTask.FromResult<(Follow, Commit?)>((follow, commit)), cancellationToken, already: follow.Key);
    }

    public async ValueTask<IReadOnlyList<SubjectRef>> ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken) =>
        [.. (await store.Follows.ReadOwnAsync(await scopes.OfAsync(viewer, cancellationToken), 1_000, cancellationToken)).Select(follow => follow.Subject)];
}
