namespace SocialKit;

internal sealed class MuteService(IStore store, Gate gate, Scopes scopes, Rates rates, SubjectLinks links, TimeProvider clock) : IMuteService
{
    /// <summary>What a member mutes is looked at with every feed.</summary>
    internal const int Most = 500;

    public async ValueTask SetAsync(Viewer viewer, SubjectRef subject, bool set, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        if (subject.Kind is not (SubjectRef.MemberKind or SubjectRef.CommunityKind or SubjectRef.TopicKind or SubjectRef.PostKind))
        {
            throw Refuse.Invalid("subject", "You can mute people, communities, topics and posts.");
        }

        if (subject == SubjectRef.Of(member))
        {
            throw Refuse.Invalid("subject", "You cannot mute yourself.");
        }

        viewer = viewer.ForOneCall();
        await store.ChangeAsync<bool>(async () =>
        {
            var scope = await scopes.OfAsync(viewer, cancellationToken);
            var now = clock.GetUtcNow();
            if (set && until <= now)
            {
                throw Refuse.Invalid("until", "Choose a time that is still to come, or none.");
            }

            var stands = await store.GetOneAsync<Mute>(scope, Mute.KeyOf(member, subject), cancellationToken);
            var next = set ? new Mute { Member = member, Subject = subject, Until = until?.ToUniversalTime(), At = stands?.At ?? now, Version = (stands?.Version ?? 0) + 1 } : null;
            if (stands is null ? next is null : next is not null && next.Until == stands.Until)
            {
                return (true, null);
            }

            if (stands is null)
            {
                await DemandThereAsync(viewer, scope, subject, cancellationToken);
                if ((await store.Access.ReadAsync(AccessScope.For(viewer), cancellationToken)).Mutes.Count >= Most)
                {
                    throw Refuse.Invalid("subject", $"You have muted {Most} things. Take some back first.");
                }
            }

            return (true, new Commit
            {
                Tenant = viewer.Tenant,
                At = now,
                Guards = [new Guard.Unchanged(Mute.KeyOf(member, subject), stands?.Version ?? 0), .. LegalHold.GuardsFor(stands is null ? [] : [stands]), .. rates.ForChange(viewer)],
                Puts = next is null ? [] : [next],
                Removes = next is null ? [stands!] : [],
            });
        }, cancellationToken);
        scopes.Forget(viewer);
    }

    public async ValueTask<IReadOnlyList<MuteView>> ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        var now = clock.GetUtcNow();
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var mutes = (await store.Access.ReadAsync(AccessScope.For(viewer), cancellationToken)).Mutes
            .Where(mute => mute.Member == member && !(mute.Until <= now)).OrderByDescending(mute => mute.At).ThenBy(mute => mute.Subject.ToString(), StringComparer.Ordinal).ToList();

        // What was closed to them since has no name for them any more, and can still be taken back.
        var grounds = await gate.ReadAsync(viewer, [.. mutes.Select(mute => mute.Subject).Where(subject => subject.Kind != SubjectRef.TopicKind)], cancellationToken);
        var topics = (await store.Records.GetAsync<Topic>(
                scope, [.. mutes.Select(mute => mute.Subject.TryGetId<TopicId>(SubjectRef.TopicKind, out var id) ? Topic.KeyOf(id) : default(RecordKey?)).OfType<RecordKey>()], cancellationToken))
            .ToDictionary(topic => SubjectRef.Of(topic.Id), topic => topic.Name);
        return
        [
            .. mutes.Select(mute => new MuteView(
                mute.Subject,
                grounds.TryGetValue(mute.Subject, out var ground) ? ground.Title : topics.GetValueOrDefault(mute.Subject, mute.Subject.Kind),
                links.At(viewer, mute.Subject), mute.At, mute.Until)),
        ];
    }

    private async ValueTask DemandThereAsync(Viewer viewer, AccessScope scope, SubjectRef subject, CancellationToken cancellationToken)
    {
        if (!subject.TryGetId<TopicId>(SubjectRef.TopicKind, out var topic))
        {
            await gate.RequireAsync(viewer, subject, cancellationToken);
        }
        else if (await store.GetOneAsync<Topic>(scope, Topic.KeyOf(topic), cancellationToken) is null)
        {
            throw Refuse.NotFound();
        }
    }
}
