using System.Security.Claims;

namespace SocialKit;

/// <summary>
/// Whether somebody who is not here can read a place: asked with their own eyes, by the same gate that lets them in when they come. Nobody is told
/// of a text who could not open it.
/// </summary>
internal sealed class Reach(IStore store, Gate gate, SubjectLinks links, IMemberPrincipals principals, TimeProvider clock)
{
    /// <summary>How long after writing its author is reminded of whom a text does not reach: long enough to mend it.</summary>
    private static readonly TimeSpan s_reminded = TimeSpan.FromHours(1);

    /// <summary>True when the member can read the place.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="member">Who; people who left read nothing.</param>
    /// <param name="place">What, as the gate knows it; null for the whole company.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask<bool> ReadsAsync(TenantId tenant, Member member, Ground? place, CancellationToken cancellationToken)
    {
        if (member.Status != MemberStatus.Active)
        {
            return false;
        }

        if (place is null)
        {
            return true;
        }

        var principal = place.Host is null
            ? new ClaimsPrincipal(new ClaimsIdentity())
            : member.ExternalId is { } external ? await principals.FindAsync(tenant, external, cancellationToken) : null;
        return principal is not null
            && (await gate.ReadAsync(new Viewer(tenant, member.Id, principal).ForOneCall(), [place.Subject], cancellationToken)).ContainsKey(place.Subject);
    }

    /// <summary>Of texts that the viewer wrote just now: whom they name that cannot read them. Most pages have none such, and ask nothing.</summary>
    /// <param name="viewer">Who reads.</param>
    /// <param name="texts">Posts and comments.</param>
    /// <param name="host">Where they stand when that is the host's own; else their communities say it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask<IReadOnlyDictionary<SubjectRef, IReadOnlyList<MemberView>>> MissedAsync(
        Viewer viewer, IEnumerable<IRecord> texts, Ground? host, CancellationToken cancellationToken)
    {
        var missed = new Dictionary<SubjectRef, IReadOnlyList<MemberView>>();
        var since = clock.GetUtcNow() - s_reminded;
        var fresh = texts.Where(text => viewer.Member is { } me && text.AuthorOf() == me && text.DeletedAtOf() is null
            && text.TextOf()!.Mentions.Count > 0 && (text.EditedAtOf() ?? ((IDated)text).CreatedAt) >= since).ToList();
        if (fresh.Count == 0)
        {
            return missed;
        }

        var keys = fresh.SelectMany(text => text.TextOf()!.Mentions).Distinct().Select(Member.KeyOf).Take(1_000).ToList();
        var people = (await store.Records.GetAsync<Member>(AccessScope.For(viewer), keys, cancellationToken)).ToDictionary(member => member.Id);
        var known = new Dictionary<(MemberId, CommunityId?), bool>();
        foreach (var text in fresh)
        {
            var community = text.CommunityOf();
            var place = host ?? (community is { } id ? new Ground(SubjectRef.Of(id), "", null, false, false, null) : null);
            var names = new List<MemberView>();
            foreach (var member in text.TextOf()!.Mentions.Distinct().Select(people.GetValueOrDefault).OfType<Member>())
            {
                if (!known.TryGetValue((member.Id, community), out var reads))
                {
                    known[(member.Id, community)] = reads = await ReadsAsync(viewer.Tenant, member, place, cancellationToken);
                }

                if (!reads)
                {
                    names.Add(People.ViewOf(links, viewer, member));
                }
            }

            if (names.Count > 0)
            {
                missed[text.SubjectOf()] = names;
            }
        }

        return missed;
    }
}
