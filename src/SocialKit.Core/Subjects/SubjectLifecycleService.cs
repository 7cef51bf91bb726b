namespace SocialKit;

internal sealed class SubjectLifecycleService(IStore store, TimeProvider clock) : ISubjectLifecycleService
{
    public ValueTask CloseAsync(TenantId tenant, SubjectRef subject, CancellationToken cancellationToken) =>
        SayAsync(tenant, subject, state => state.ClosedAt is null ? state with { ClosedAt = clock.GetUtcNow() } : state, cancellationToken);

    public ValueTask ReopenAsync(TenantId tenant, SubjectRef subject, CancellationToken cancellationToken) =>
        SayAsync(tenant, subject, state => state with { ClosedAt = null, DeletedAt = null }, cancellationToken);

    public ValueTask DeleteAsync(TenantId tenant, SubjectRef subject, CancellationToken cancellationToken) =>
        SayAsync(tenant, subject, state => state.DeletedAt is null ? state with { DeletedAt = clock.GetUtcNow() } : state, cancellationToken);

    public async ValueTask<int> RemapSubjectsAsync(
        TenantId tenant, string kind, IReadOnlyDictionary<string, string> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var moves = ids.ToDictionary(pair => Host(kind, pair.Key), pair => Host(kind, pair.Value));
        if (moves.Values.FirstOrDefault(moves.ContainsKey) is { } both && both != default)
        {
            throw Refuse.Invalid("ids", $"{both} is an old and a new id. Move in steps, the last first, so that each id is free before another takes it.");
        }

        // Two commits: after the first nothing new can come under the old ids, so that the second moves everything there is.
        var marked = await store.ChangeAsync(() => MarkAsync(tenant, moves, cancellationToken), cancellationToken);
        return marked.Count == 0 ? 0 : await store.ChangeAsync(
            () => MoveAsync(tenant, marked, cancellationToken), cancellationToken, movesHolds: true);
    }

    private async ValueTask SayAsync(
        TenantId tenant, SubjectRef subject, Func<SubjectState, SubjectState> change, CancellationToken cancellationToken)
    {
        _ = Host(subject.Kind, subject.Id);
        await store.ChangeAsync<SubjectState>(
            async () =>
            {
                var place = (await HostSubjects.PlaceAsync(store, AccessScope.System(tenant), [subject], null, cancellationToken))[subject];
                var state = place.State ?? new SubjectState { Subject = place.Subject, Version = 0 };
                var changed = change(state);
                return changed == state
                    ? (state, null)
                    : (changed, new Commit
                    {
                        Tenant = tenant,
                        At = clock.GetUtcNow(),
                        Guards = [new Guard.Unchanged(state.Key, state.Version)],
                        Puts = [changed with { Version = state.Version + 1 }],
                    });
            },
            cancellationToken);
    }

    /// <summary>Says of each old subject that it is being moved; those that were moved before are left out of the answer.</summary>
    private async ValueTask<(Dictionary<SubjectRef, SubjectRef> Marked, Commit? Commit)> MarkAsync(
        TenantId tenant, Dictionary<SubjectRef, SubjectRef> moves, CancellationToken cancellationToken)
    {
        var states = await StatesAsync(tenant, moves, cancellationToken);
        if (moves.Values.FirstOrDefault(to => states.GetValueOrDefault(to)?.IsMoving == true) is { } moving && moving != default)
        {
            throw new SocialKitException(new SocialError(SocialError.Conflict, "ids", $"{moving} is being moved itself. Finish that move first, by asking for it again."));
        }

        var left = moves.Where(move => states.GetValueOrDefault(move.Key) is null or { MovedTo: null } or { IsMoving: true }).ToDictionary();
        var fresh = left.Keys.Where(from => states.GetValueOrDefault(from)?.IsMoving != true).ToList();
        return (left, fresh.Count == 0 ? null : new Commit
        {
            Tenant = tenant,
            At = clock.GetUtcNow(),
            Guards = [.. fresh.Select(from => Unchanged(from, states.GetValueOrDefault(from)))],
            Puts = [.. fresh.Select(from => (states.GetValueOrDefault(from) ?? new SubjectState { Subject = from, Version = 0 }) is var state
                ? state with { MovedTo = from, Version = state.Version + 1 }
                : null!)],
        });
    }

    /// <summary>Everything under the old subjects, at the new ones.</summary>
    private async ValueTask<(int Moved, Commit? Commit)> MoveAsync(
        TenantId tenant, Dictionary<SubjectRef, SubjectRef> moves, CancellationToken cancellationToken)
    {
        var states = await StatesAsync(tenant, moves, cancellationToken);

        // Somebody who asked for the same finished it meanwhile.
        var left = moves.Where(move => states.GetValueOrDefault(move.Key)?.IsMoving == true).ToDictionary();
        var remap = new SubjectRemap(store, AccessScope.System(tenant));
        foreach (var (from, to) in left)
        {
            await remap.AddAsync(from, to, cancellationToken);
        }

        foreach (var group in left.GroupBy(move => move.Value, move => states[move.Key]))
        {
            remap.Settle(group.Key, states.GetValueOrDefault(group.Key), [.. group]);
        }

        return (remap.Moved, left.Count == 0 ? null : new Commit
        {
            Tenant = tenant,
            At = clock.GetUtcNow(),
            Guards = [.. remap.Guards],
            Puts = [.. remap.Puts],
            Removes = [.. remap.Removes],
        });
    }

    private async ValueTask<Dictionary<SubjectRef, SubjectState>> StatesAsync(
        TenantId tenant, Dictionary<SubjectRef, SubjectRef> moves, CancellationToken cancellationToken)
    {
        var states = new Dictionary<SubjectRef, SubjectState>();
        foreach (var keys in moves.Keys.Concat(moves.Values).Distinct().Select(SubjectState.KeyOf).Chunk(1_000))
        {
            foreach (var state in await store.Records.GetAsync<SubjectState>(AccessScope.System(tenant), keys, cancellationToken))
            {
                states[state.Subject] = state;
            }
        }

        return states;
    }

    private static Guard.Unchanged Unchanged(SubjectRef subject, SubjectState? state) => new(SubjectState.KeyOf(subject), state?.Version ?? 0);

    private static SubjectRef Host(string kind, string id) => SubjectRef.For(kind, id) is { IsOwn: false } subject
        ? subject
        : throw Refuse.Invalid("kind", $"'{kind}' is SocialKit's own: what becomes of it is decided where it is written. Name a kind of the application's.");
}
