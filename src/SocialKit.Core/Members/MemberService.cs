namespace SocialKit;

internal sealed class MemberService(IStore store, IIdGenerator ids, TimeProvider clock, SubjectLinks links, RegisteredMembers registered,
    Readership readership, Scopes scopes) : IMemberService
{
    public async ValueTask<MemberId> RegisterAsync(TenantId tenant, MemberIdentity identity, CancellationToken cancellationToken)
    {
        if (registered.TryGet(tenant, identity, out var known))
        {
            return known;
        }

        if (identity.ExternalId is not { Length: >= 1 and <= 200 })
        {
            throw Refuse.Invalid("id", "The sign-in gives no usable id for this person: 1 to 200 characters are needed.");
        }

        var scope = AccessScope.System(tenant);
        var unique = Member.UniqueExternalId(identity.ExternalId);
        var wished = Handles.From(identity.Handle, identity.ExternalId.Contains('@', StringComparison.Ordinal) ? identity.Name : identity.ExternalId, identity.Name);
        for (var attempt = 1; ; attempt++)
        {
            var current = await store.FindOneAsync<Member>(scope, unique, cancellationToken);
            var now = clock.GetUtcNow();
            var next = current is null
                ? new Member
                {
                    Id = new MemberId(ids.NewId(now)),
                    ExternalId = identity.ExternalId,
                    Handle = attempt == 1 ? wished : Handles.Numbered(wished, attempt),
                    Name = NameOf(identity),
                    Unit = identity.Unit,
                    Role = identity.Role,
                    CreatedAt = now,
                    Version = 1,
                }
                : current with { Name = NameOf(identity), Unit = identity.Unit, Role = identity.Role, Status = MemberStatus.Active };
            if (next != current)
            {
                next = next with { Version = (current?.Version ?? 0) + 1 };
                var result = await store.CommitAsync(
                    new Commit
                    {
                        Tenant = tenant,
                        At = now,
                        Guards = [new Guard.Unchanged(next.Key, next.Version - 1)],
                        Puts = [next],
                    },
                    cancellationToken);

                // Refused: another request registered the same person, or the handle is taken. Look again.
                if (result.Outcome != CommitOutcome.Applied && attempt < 1_000)
                {
                    continue;
                }

                result.Demand(now);
            }

            registered.Keep(tenant, identity, next.Id);
            return next.Id;
        }
    }

    public async ValueTask<bool> SetStatusAsync(TenantId tenant, string externalId, MemberStatus status, CancellationToken cancellationToken)
    {
        if (status != MemberStatus.Active && status != MemberStatus.Left && status != MemberStatus.Disabled)
        {
            throw Refuse.Invalid("status", "A member is active, left or disabled. To erase somebody, ask IErasureService.");
        }

        return await store.ChangeAsync(async () =>
        {
            var member = await store.FindOneAsync<Member>(AccessScope.System(tenant), Member.UniqueExternalId(externalId), cancellationToken);
            if (member is null || member.Status == status)
            {
                return (member is not null, null);
            }

            registered.Forget(member.Id);
            return (true, (Commit?)new Commit
            {
                Tenant = tenant,
                At = clock.GetUtcNow(),
                Guards = [new Guard.Unchanged(member.Key, member.Version)],
                Puts = [member with { Status = status, Version = member.Version + 1 }],
            });
        }, cancellationToken);
    }

    public async ValueTask<ProfileView> ReadProfileAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken)
    {
        readership.Demand(viewer);
        viewer = viewer.ForOneCall();
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var record = await store.GetOneAsync<Member>(scope, Member.KeyOf(member), cancellationToken)
            ?? throw Refuse.NotFound();
        var subject = SubjectRef.Of(member);
        var counters = await store.Counters.ReadAsync(scope, [subject], cancellationToken);
        var communities = await store.LoadCommunitiesAsync(scope, counters.Keys.Select(key => PlaceOf(key.Name).Community), cancellationToken);
        var following = viewer.Member is { } self && self != member
            && (await store.Records.GetAsync<Follow>(scope, [Follow.KeyOf(self, subject)], cancellationToken)).Count > 0;
        return new ProfileView(
            People.ViewOf(links, viewer, record), CountSeen(CounterKey.Posts), CountSeen(CounterKey.Written), CountSeen(CounterKey.Kudos),
            Count(CounterKey.Followers), following, viewer.Member == member)
        {
            Muted = scope.MutedMembers.Contains(member), Blocked = scope.Blocked.Contains(member),
        };

        long Count(string name) => counters.GetValueOrDefault(new CounterKey(subject, name));

        // What stands where the viewer may not look is taken off, and for others also what only the host can judge.
        long CountSeen(string name) => Count(name) - counters
            .Where(counter => PlaceOf(counter.Key.Name) is var place && place.Counted == name
                && !(place.Community is null ? viewer.Member == member : scope.ReadsIn(place.Community, communities)))
            .Sum(counter => counter.Value);
    }

    /// <summary>What a counter made by <see cref="CounterKey.In"/> counts, and where; nothing for other counters.</summary>
    private static (string? Counted, CommunityId? Community) PlaceOf(string name)
    {
        var sign = name.IndexOf(CounterKey.InSign, StringComparison.Ordinal);
        return sign < 0
            ? (null, null)
            : (name[..sign], CommunityId.TryParse(name[(sign + CounterKey.InSign.Length)..], out var community) ? community : null);
    }

    public async ValueTask<MemberView?> FindAsync(Viewer viewer, string handle, CancellationToken cancellationToken)
    {
        readership.Demand(viewer);
        var unique = Member.UniqueHandle(handle);
        var found = await store.Records.FindAsync<Member>(AccessScope.For(viewer), [unique], cancellationToken);
        return found.TryGetValue(unique, out var member) ? People.ViewOf(links, viewer, member) : null;
    }

    private static string NameOf(MemberIdentity identity)
    {
        var name = string.Concat(identity.Name.Where(c => !char.IsControl(c))).Trim();
        return name.Length switch { 0 => identity.ExternalId, > 200 => name[..200], _ => name };
    }
}
