namespace SocialKit;

internal sealed class MentionService(IStore store, Gate gate, Reach reach, Scopes scopes, Rates rates, SubjectLinks links) : IMentionService
{
    private const int Offered = 8;
    private const int MostOffered = 20;

    // Asking the host about somebody may cost it a query: where most people cannot read the place, the rest has to be typed.
    private const int MostAsked = 60;
    private const int MostFound = 101;
    private const int Talkers = 10;

    public async ValueTask<IReadOnlyList<MemberView>> FindAsync(
        Viewer viewer, SubjectRef? place, string? prefix, int? limit, CancellationToken cancellationToken)
    {
        var me = viewer.RequireMember();
        if (limit is < 1 or > MostOffered)
        {
            throw Refuse.Invalid("limit", $"Ask for 1 to {MostOffered} people at once.");
        }

        viewer = viewer.ForOneCall();
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var ground = place is { } subject ? await gate.RequireAsync(viewer, await BySlugAsync(scope, subject, cancellationToken), cancellationToken) : null;
        await rates.CountMentionLookupAsync(viewer, cancellationToken);
        var typed = (prefix ?? "").TrimStart('@').ToLowerInvariant();
        if (typed.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('.' or '_' or '-')))
        {
            return [];
        }

        var found = new List<MemberView>();
        var asked = new HashSet<MemberId> { me };
        var wanted = limit ?? Offered;
        await TakeAsync(await TalkersAsync(scope, ground, cancellationToken));
        if (found.Count < wanted && ground?.Community is { } community)
        {
            var members = await store.Memberships.ReadAsync(scope, community, MembershipState.Active, null, MostFound, cancellationToken);
            await TakeAsync(await LoadAsync(scope, members.Select(membership => membership.Member), cancellationToken));
        }

        if (found.Count < wanted)
        {
            await TakeAsync(await store.Members.ReadByHandleAsync(scope, typed, null, MostFound, cancellationToken));
        }

        return found;

        async ValueTask TakeAsync(IEnumerable<Member> members)
        {
            foreach (var member in members)
            {
                if (found.Count == wanted || asked.Count > MostAsked)
                {
                    return;
                }

                if (member.Handle.StartsWith(typed, StringComparison.Ordinal) && !scope.KeepsApart(member.Id) && asked.Add(member.Id)
                    && await reach.ReadsAsync(viewer.Tenant, member, ground, cancellationToken))
                {
                    found.Add(People.ViewOf(links, viewer, member));
                }
            }
        }
    }

    // A form that posts in a community may know only what its address calls it.
    private async ValueTask<SubjectRef> BySlugAsync(AccessScope scope, SubjectRef place, CancellationToken cancellationToken) =>
        place.Kind == SubjectRef.CommunityKind && await CommunityService.FindAsync(store, scope, place.Id, cancellationToken) is { } community
            ? SubjectRef.Of(community.Id)
            : place;

    /// <summary>Who wrote what is talked about, and who spoke last.</summary>
    private async ValueTask<IReadOnlyList<Member>> TalkersAsync(AccessScope scope, Ground? ground, CancellationToken cancellationToken)
    {
        if (ground is null)
        {
            return [];
        }

        var talk = ground.Record is Comment below ? below.Subject : ground.Subject;
        var latest = talk.Kind == SubjectRef.CommunityKind ? [] : await store.Discussions.ReadLatestAsync(scope, [talk], Talkers, cancellationToken);
        var author = ground.Record is Post or Comment or Kudos ? ground.Record.AuthorOf() : default(MemberId?);
        return await LoadAsync(scope, latest.Select(comment => comment.Author).Prepend(author ?? default).Where(id => id != default), cancellationToken);
    }

    /// <summary>Members by their ids, in the order given.</summary>
    private async ValueTask<IReadOnlyList<Member>> LoadAsync(AccessScope scope, IEnumerable<MemberId> ids, CancellationToken cancellationToken)
    {
        var keys = ids.Distinct().Select(Member.KeyOf).ToList();
        var members = keys.Count == 0 ? [] : (await store.Records.GetAsync<Member>(scope, keys, cancellationToken)).ToDictionary(member => member.Key);
        return [.. keys.Where(members.ContainsKey).Select(key => members[key])];
    }
}
