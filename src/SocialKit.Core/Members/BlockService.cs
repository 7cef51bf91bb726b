namespace SocialKit;

internal sealed class BlockService(IStore store, Gate gate, Scopes scopes, Rates rates, SubjectLinks links, TimeProvider clock) : IBlockService
{
    public async ValueTask SetAsync(Viewer viewer, MemberId member, bool set, CancellationToken cancellationToken)
    {
        var me = viewer.RequireMember();
        if (member == me)
        {
            throw Refuse.Invalid("member", "You cannot block yourself.");
        }

        viewer = viewer.ForOneCall();
        await store.ChangeAsync<bool>(async () =>
        {
            var scope = await scopes.OfAsync(viewer, cancellationToken);
            var now = clock.GetUtcNow();
            var block = new MemberBlock { Member = me, Blocked = member, At = now };
            var stands = await store.GetOneAsync<MemberBlock>(scope, block.Key, cancellationToken);
            if (set == stands is not null)
            {
                return (true, null);
            }

            IReadOnlyList<Follow> follows = [];
            if (set)
            {
                await gate.RequireAsync(viewer, SubjectRef.Of(member), cancellationToken);
                if ((await store.Access.ReadAsync(AccessScope.For(viewer), cancellationToken)).Blocks.Count(one => one.Member == me) >= MuteService.Most)
                {
                    throw Refuse.Invalid("member", $"You have blocked {MuteService.Most} people. Take some back first.");
                }

                // Under a legal hold nothing goes; that neither sees the other in a feed follows from the block alone.
                var ties = new RecordTies(store, AccessScope.System(viewer.Tenant));
                follows = await store.Records.GetAsync<Follow>(
                    AccessScope.System(viewer.Tenant), [Follow.KeyOf(me, SubjectRef.Of(member)), Follow.KeyOf(member, SubjectRef.Of(me))], cancellationToken);
                follows = await ties.IsAnyHeldAsync(follows, cancellationToken) ? [] : follows;
            }

            IReadOnlyList<IRecord> removes = stands is null ? follows : [stands];
            return (true, new Commit
            {
                Tenant = viewer.Tenant,
                At = now,
                Guards = [new Guard.Unchanged(block.Key, stands?.Version ?? 0), .. LegalHold.GuardsFor(removes), .. rates.ForChange(viewer)],
                Puts = set ? [block] : [],
                Removes = removes,
            });
        }, cancellationToken);
        scopes.Forget(viewer);
    }

    public async ValueTask<IReadOnlyList<BlockView>> ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var me = viewer.RequireMember();
        var blocks = (await store.Access.ReadAsync(AccessScope.For(viewer), cancellationToken)).Blocks
            .Where(block => block.Member == me).OrderByDescending(block => block.At).ThenBy(block => block.Blocked.Value).ToList();
        var people = await People.LoadAsync(store, links, viewer, blocks.Select(block => block.Blocked), cancellationToken);
        return [.. blocks.Select(block => new BlockView(people[block.Blocked], block.At))];
    }
}
