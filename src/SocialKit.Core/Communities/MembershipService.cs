using Microsoft.Extensions.Options;

namespace SocialKit;

internal sealed class MembershipService(
    IStore store, Scopes scopes, Readership readership, IStaffProvider staff, Cursors cursors, SubjectLinks links, AuditTrail audit, Rates rates, TimeProvider clock,
    IOptions<SocialKitOptions> options) : IMembershipService
{
    private const int Page = 101;

    /// <summary>From the one who answers for it down to the one who only reads.</summary>
    private static readonly CommunityRole[] s_roles =
        [CommunityRole.Owner, CommunityRole.Steward, CommunityRole.Moderator, CommunityRole.Expert, CommunityRole.Member, CommunityRole.Reader];

    private static readonly CommunityAccess[] s_accesses = [CommunityAccess.Open, CommunityAccess.Request, CommunityAccess.Invite, CommunityAccess.Hidden];

    private static readonly MembershipState[] s_states = [MembershipState.Active, MembershipState.Requested, MembershipState.Invited];

    public async ValueTask<CommunityStanding> ReadAsync(Viewer viewer, string community, CancellationToken cancellationToken)
    {
        readership.Demand(viewer);
        viewer = viewer.ForOneCall();
        return await StandingAsync(viewer, await RequireAsync(viewer, community, cancellationToken), cancellationToken);
    }

    public async ValueTask<MembershipPage> ListAsync(Viewer viewer, MembershipRequest request, CancellationToken cancellationToken)
    {
        readership.Demand(viewer);
        viewer = viewer.ForOneCall();
        var place = await RequireAsync(viewer, request.Community, cancellationToken);
        var state = s_states.Where(known => known.Value == request.State).Cast<MembershipState?>().FirstOrDefault()
            ?? throw Refuse.Invalid("state", "Members are active, requested or invited.");
        var manages = place.Rank is not null;
        if (state == MembershipState.Active ? !manages && !place.Scope.Reads(place.Community) : !manages)
        {
            throw Refuse.Forbidden(state == MembershipState.Active ? "Who is in this community is for its members." : "This is for those who look after the community.");
        }

        var question = $"members/{viewer.Member}/{place.Community.Id}/{state}";
        var limit = Cursors.Limit(request.Limit, options.Value.PageSize);
        var after = string.IsNullOrEmpty(request.Cursor)
            ? default(MemberId?)
            : MemberId.TryParse(await cursors.ReadAsync(viewer.Tenant, question, request.Cursor, cancellationToken), out var last) ? last : throw Refuse.BadCursor();
        var found = await store.Memberships.ReadAsync(EyesOf(place), place.Community.Id, state, after, limit + 1, cancellationToken);
        var shown = found.Take(limit).ToList();
        var people = await People.LoadAsync(store, links, viewer, shown.Select(one => one.Member), cancellationToken);
        return new MembershipPage(
            [.. shown.Select(one => ViewOf(place, one, people))],
            found.Count > limit ? await cursors.WriteAsync(viewer.Tenant, question, shown[^1].Member.ToString(), cancellationToken) : null);
    }

    public async ValueTask SetAsync(Viewer viewer, string community, bool set, CancellationToken cancellationToken)
    {
        var me = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        await store.ChangeAsync<bool>(async () =>
        {
            scopes.Forget(viewer);
            var place = await RequireAsync(viewer, community, cancellationToken);
            var stands = place.Scope.MembershipOf(place.Community.Id);
            if (!set)
            {
                return (true, stands is null ? null : await CommitAsync(viewer, place, stands, null, null, cancellationToken));
            }

            if (stands?.IsActive == true)
            {
                return (true, null);
            }

            if (place.Scope.Sanctions.FirstOrDefault(sanction => sanction.Kind == SanctionKind.Ban && sanction.HoldsIn(place.Community.Id)) is { } ban)
            {
                throw Refuse.Silenced(ban);
            }

            var way = WayOf(place, stands);
            if (way is null)
            {
                return stands?.State == MembershipState.Requested ? (true, null) : throw Refuse.Forbidden("Only who is invited comes into this community.");
            }

            var now = clock.GetUtcNow();
            var next = new Membership
            {
                Community = place.Community.Id, Member = me, Role = stands?.Role ?? CommunityRole.Member,
                State = way == Ask ? MembershipState.Requested : MembershipState.Active, ChangedBy = me, CreatedAt = now, ChangedAt = now, Version = (stands?.Version ?? 0) + 1,
            };
            return (true, await CommitAsync(viewer, place, stands, next, null, cancellationToken));
        }, cancellationToken);
        scopes.Forget(viewer);
    }

    public async ValueTask<MembershipView> AdmitAsync(Viewer viewer, string community, string person, CancellationToken cancellationToken)
    {
        viewer.RequireMember();
        viewer = viewer.ForOneCall();
        return await store.ChangeAsync<MembershipView>(async () =>
        {
            scopes.Forget(viewer);
            var place = await RequireManagedAsync(viewer, community, cancellationToken);
            var member = await FindMemberAsync(place.Scope, person, cancellationToken);
            var stands = await store.GetOneAsync<Membership>(AccessScope.System(viewer.Tenant), Membership.KeyOf(place.Community.Id, member.Id), cancellationToken);
            if (stands is not null && stands.State != MembershipState.Requested)
            {
                return (await ViewAsync(viewer, place, stands, cancellationToken), null);
            }

            var now = clock.GetUtcNow();
            var next = stands is not null
                ? stands with { State = MembershipState.Active, ChangedBy = viewer.RequireMember(), ChangedAt = now, Version = stands.Version + 1 }
                : new Membership
                {
                    Community = place.Community.Id, Member = member.Id, Role = CommunityRole.Member, State = MembershipState.Invited, ChangedBy = viewer.RequireMember(),
                    CreatedAt = now, ChangedAt = now, Version = 1,
                };
            return (
                await ViewAsync(viewer, place, next, cancellationToken),
                await CommitAsync(
                    viewer, place, stands, next, new AuditFact(viewer.Member, AuditVerb.RoleGiven, SubjectRef.Of(place.Community.Id))
                    {
                        OnBehalf = member.Id, Before = stands, After = next, Reason = next.IsActive ? "let-in" : "invited",
                    }, cancellationToken));
        }, cancellationToken);
    }

    public async ValueTask<MembershipView> SetRoleAsync(Viewer viewer, string community, MemberId member, string role, CancellationToken cancellationToken)
    {
        viewer.RequireMember();
        viewer = viewer.ForOneCall();
        var wanted = s_roles.Where(known => known.Value == role).Cast<CommunityRole?>().FirstOrDefault()
            ?? throw Refuse.Invalid("role", $"Choose one of the roles: {string.Join(", ", s_roles)}.");
        var given = await store.ChangeAsync<MembershipView>(async () =>
        {
            scopes.Forget(viewer);
            var place = await RequireManagedAsync(viewer, community, cancellationToken);
            var stands = await store.GetOneAsync<Membership>(AccessScope.System(viewer.Tenant), Membership.KeyOf(place.Community.Id, member), cancellationToken);
            if (stands?.IsActive != true)
            {
                throw Refuse.NotFound();
            }

            DemandAbove(place, stands.Role);
            DemandAbove(place, wanted);
            var next = stands with { Role = wanted, ChangedBy = viewer.RequireMember(), ChangedAt = clock.GetUtcNow(), Version = stands.Version + 1 };
            return (
                await ViewAsync(viewer, place, next, cancellationToken),
                stands.Role == wanted ? null : await CommitAsync(
                    viewer, place, stands, next, new AuditFact(viewer.Member, AuditVerb.RoleGiven, SubjectRef.Of(place.Community.Id))
                    {
                        OnBehalf = member, Before = stands, After = next, Reason = wanted.Value,
                    }, cancellationToken));
        }, cancellationToken);
        scopes.Forget(viewer);
        return given;
    }

    public async ValueTask RemoveAsync(Viewer viewer, string community, MemberId member, CancellationToken cancellationToken)
    {
        viewer.RequireMember();
        viewer = viewer.ForOneCall();
        await store.ChangeAsync<bool>(async () =>
        {
            scopes.Forget(viewer);
            var place = await RequireManagedAsync(viewer, community, cancellationToken);
            var stands = await store.GetOneAsync<Membership>(AccessScope.System(viewer.Tenant), Membership.KeyOf(place.Community.Id, member), cancellationToken);
            if (stands is null)
            {
                return (true, null);
            }

            DemandAbove(place, stands.Role);
            return (true, await CommitAsync(
                viewer, place, stands, null, new AuditFact(viewer.Member, AuditVerb.MemberRemoved, SubjectRef.Of(place.Community.Id))
                {
                    OnBehalf = member, Before = stands, Reason = stands.State.Value,
                }, cancellationToken));
        }, cancellationToken);
        scopes.Forget(viewer);
    }

    public async ValueTask<CommunityStanding> SetAccessAsync(Viewer viewer, string community, string access, CancellationToken cancellationToken)
    {
        viewer.RequireMember();
        viewer = viewer.ForOneCall();
        var wanted = s_accesses.Where(known => known.Value == access).Cast<CommunityAccess?>().FirstOrDefault()
            ?? throw Refuse.Invalid("access", "A community is open, request, invite or hidden.");
        await store.ChangeAsync<bool>(async () =>
        {
            scopes.Forget(viewer);
            var place = await RequireManagedAsync(viewer, community, cancellationToken);
            if (place.Community.Access == wanted)
            {
                return (true, null);
            }

            // Somebody must be left who can open it again: who is not in it would close it before their own eyes.
            if (wanted == CommunityAccess.Hidden && !place.Scope.Communities.Contains(place.Community.Id))
            {
                throw Refuse.Forbidden("Only its own owners and stewards hide a community.");
            }

            var next = place.Community with { Access = wanted, Version = place.Community.Version + 1 };
            var commit = new Commit
            {
                Tenant = viewer.Tenant,
                At = clock.GetUtcNow(),
                Guards = [new Guard.Unchanged(next.Key, place.Community.Version), .. OwnGuards(place), .. LegalHold.GuardsFor([place.Community]), .. rates.ForChange(viewer)],
                Puts = [next],
            };
            return (true, await audit.WithAsync(
                commit, new AuditFact(viewer.Member, AuditVerb.AccessChanged, SubjectRef.Of(next.Id)) { Before = place.Community, After = next, Reason = wanted.Value },
                cancellationToken));
        }, cancellationToken);
        scopes.Forget(viewer);
        return await StandingAsync(viewer, await RequireAsync(viewer, community, cancellationToken), cancellationToken);
    }

    private const string Join = "join";
    private const string Ask = "ask";
    private const string Accept = "accept";

    /// <summary>A community as the viewer may know it.</summary>
    /// <param name="Community">Which.</param>
    /// <param name="Scope">Whose eyes.</param>
    /// <param name="Rank">The highest role they may give, as a place in the list of roles; null for those who manage nothing here.</param>
    private sealed record Place(Community Community, AccessScope Scope, int? Rank);

    private async ValueTask<Place> RequireAsync(Viewer viewer, string community, CancellationToken cancellationToken)
    {
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var found = await CommunityService.FindAsync(store, scope, community, cancellationToken) ?? throw Refuse.NotFound();
        if (viewer.Member is null || scope.SilencedIn(found.Id) is not null)
        {
            return new Place(found, scope, null);
        }

        // Administrators stand in where owners are missing; that they do is in the audit.
        return new Place(
            found, scope,
            scope.MembershipOf(found.Id) is { IsActive: true, Role: { Manages: true } role } ? RankOf(role)
                : await staff.IsAsync(viewer, StaffRole.Administrator, cancellationToken) ? 0
                : null);
    }

    private async ValueTask<Place> RequireManagedAsync(Viewer viewer, string community, CancellationToken cancellationToken)
    {
        var place = await RequireAsync(viewer, community, cancellationToken);
        return place.Rank is not null ? place : throw Refuse.Forbidden("This is for those who look after the community: its owners and stewards.");
    }

    private static int RankOf(CommunityRole role) => Array.IndexOf(s_roles, role) is var rank and >= 0 ? rank : s_roles.Length;

    private static void DemandAbove(Place place, CommunityRole role)
    {
        if (RankOf(role) < place.Rank)
        {
            throw Refuse.Forbidden($"Only who is {(role == CommunityRole.Owner ? "an owner" : $"a {role}")} or above gives or takes this role.");
        }
    }

    /// <summary>That the viewer manages because of their role, and has it still when the commit is applied.</summary>
    private static IEnumerable<Guard> OwnGuards(Place place) =>
        place.Scope.MembershipOf(place.Community.Id) is { } own ? [new Guard.Unchanged(own.Key, own.Version)] : [];

    private static AccessScope EyesOf(Place place) => place.Rank is not null ? AccessScope.System(place.Scope.Tenant) : place.Scope;

    private static string? WayOf(Place place, Membership? stands) =>
        place.Scope.Member is null || stands?.IsActive == true ? null
        : stands?.State == MembershipState.Invited ? Accept
        : place.Community.Access == CommunityAccess.Open ? Join
        : place.Community.Access == CommunityAccess.Request && stands is null ? Ask
        : null;

    private async ValueTask<Commit> CommitAsync(
        Viewer viewer, Place place, Membership? before, Membership? after, AuditFact? fact, CancellationToken cancellationToken)
    {
        var key = (after ?? before)!.Key;
        var isOwn = (after ?? before)!.Member == viewer.Member;
        var commit = new Commit
        {
            Tenant = viewer.Tenant,
            At = clock.GetUtcNow(),
            Guards =
            [
                new Guard.Unchanged(key, before?.Version ?? 0), new Guard.Unchanged(place.Community.Key, place.Community.Version),
                .. isOwn ? [] : OwnGuards(place), .. await OwnerGuardsAsync(viewer, before, after, cancellationToken),
                .. LegalHold.GuardsFor(before is null ? [] : [before]), .. rates.ForChange(viewer),
            ],
            Puts = after is null ? [] : [after],
            Removes = after is null ? [before!] : [],
        };
        return fact is null ? commit : await audit.WithAsync(commit, fact, cancellationToken);
    }

    /// <summary>
    /// Where an owner goes: that another one who is still here stays. Their membership and they themselves are guarded, so that of two owners who go
    /// at the same moment the second one is refused.
    /// </summary>
    private async ValueTask<IReadOnlyList<Guard>> OwnerGuardsAsync(Viewer viewer, Membership? before, Membership? after, CancellationToken cancellationToken)
    {
        if (before is not { IsActive: true } || before.Role != CommunityRole.Owner || (after is { IsActive: true } && after.Role == CommunityRole.Owner))
        {
            return [];
        }

        var scope = AccessScope.System(viewer.Tenant);
        MemberId? last = null;
        while (true)
        {
            var page = await store.Memberships.ReadAsync(scope, before.Community, MembershipState.Active, last, Page, cancellationToken);
            var owners = page.Where(one => one.Role == CommunityRole.Owner && one.Member != before.Member).ToDictionary(one => Member.KeyOf(one.Member));
            var people = owners.Count == 0 ? [] : await store.Records.GetAsync<Member>(scope, [.. owners.Keys], cancellationToken);
            if (people.FirstOrDefault(person => person.Status == MemberStatus.Active) is { } other)
            {
                return [new Guard.Unchanged(owners[other.Key].Key, owners[other.Key].Version), new Guard.Unchanged(other.Key, other.Version)];
            }

            if (page.Count < Page)
            {
                throw new SocialKitException(new SocialError(
                    SocialError.Conflict, null, "This community has no other owner who is here. Make somebody else an owner first."));
            }

            last = page[^1].Member;
        }
    }

    private async ValueTask<Member> FindMemberAsync(AccessScope scope, string person, CancellationToken cancellationToken)
    {
        var name = person.Trim().TrimStart('@').ToLowerInvariant();
        var found = MemberId.TryParse(name, out var id)
            ? await store.GetOneAsync<Member>(scope, Member.KeyOf(id), cancellationToken)
            : await store.FindOneAsync<Member>(scope, Member.UniqueHandle(name), cancellationToken);
        return found is { Status: var status } && status == MemberStatus.Active ? found : throw Refuse.Invalid("person", "Nobody who is here has this handle.");
    }

    private async ValueTask<MembershipView> ViewAsync(Viewer viewer, Place place, Membership membership, CancellationToken cancellationToken) =>
        ViewOf(place, membership, await People.LoadAsync(store, links, viewer, [membership.Member], cancellationToken));

    private static MembershipView ViewOf(Place place, Membership one, People people) =>
        new(people[one.Member], one.Role.Value, one.State.Value, one.IsActive ? one.ChangedAt : one.CreatedAt, place.Rank <= RankOf(one.Role));

    private async ValueTask<CommunityStanding> StandingAsync(Viewer viewer, Place place, CancellationToken cancellationToken)
    {
        var stands = place.Scope.MembershipOf(place.Community.Id);
        var reads = place.Scope.Reads(place.Community);
        var subject = SubjectRef.Of(place.Community.Id);
        var members = reads
            ? (await store.Counters.ReadAsync(place.Scope, [subject], cancellationToken)).GetValueOrDefault(new CounterKey(subject, CounterKey.Members))
            : default(long?);
        return new CommunityStanding(
            CommunityService.ViewOf(links, viewer, place.Community), place.Community.Access.Value, stands?.State.Value, stands?.Role.Value, members, WayOf(place, stands),
            stands is not null, place.Rank is not null, place.Rank is { } rank ? [.. s_roles.Skip(rank).Select(role => role.Value)] : []);
    }
}
