namespace SocialKit;

internal sealed class CommunityService(IStore store, SubjectLinks links, Readership readership, Scopes scopes) : ICommunityService
{
    public async ValueTask<IReadOnlyList<CommunityView>> ListAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        readership.Demand(viewer);
        viewer = viewer.ForOneCall();
        var communities = await store.Communities.ReadAsync(await scopes.OfAsync(viewer, cancellationToken), null, 100, cancellationToken);
        var views = await PresentAsync(viewer, communities, cancellationToken);
        return [.. views.OrderBy(view => view.Name, StringComparer.CurrentCulture)];
    }

    public async ValueTask<CommunityView> ReadAsync(Viewer viewer, string slugOrId, CancellationToken cancellationToken)
    {
        readership.Demand(viewer);
        viewer = viewer.ForOneCall();
        var community = await FindAsync(store, await scopes.OfAsync(viewer, cancellationToken), slugOrId, cancellationToken) ?? throw Refuse.NotFound();
        var view = (await PresentAsync(viewer, [community], cancellationToken))[0];
        var charter = community.Charter;
        var people = await People.LoadAsync(store, links, viewer, charter.Owner is { } owner ? [owner] : [], cancellationToken);
        return view with
        {
            Charter = new CharterView(
                charter.Problem, charter.Audience, charter.Measures, charter.Owner is { } id ? people.Find(id) : null, charter.ReviewAt),
        };
    }

    /// <summary>The community, when the scope may know of it.</summary>
    public static async ValueTask<Community?> FindAsync(IStore store, AccessScope scope, string slugOrId, CancellationToken cancellationToken)
    {
        var found = CommunityId.TryParse(slugOrId, out var id) ? await store.GetOneAsync<Community>(scope, Community.KeyOf(id), cancellationToken) : null;
        found ??= await store.FindOneAsync<Community>(scope, Community.UniqueSlug(slugOrId), cancellationToken);
        return found is not null && scope.Knows(found) ? found : null;
    }

    public static CommunityView ViewOf(SubjectLinks links, Viewer viewer, Community community) =>
        new(community.Id, community.Slug, community.Name, community.Charter.Purpose, community.State, links.Of(viewer, community));

    private async ValueTask<IReadOnlyList<CommunityView>> PresentAsync(
        Viewer viewer, IReadOnlyList<Community> communities, CancellationToken cancellationToken)
    {
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var subjects = communities.Select(community => SubjectRef.Of(community.Id)).ToList();
        var counters = await store.Counters.ReadAsync(scope, subjects, cancellationToken);
        var followed = viewer.Member is null
            ? []
            : (await store.Follows.ReadOwnAsync(scope, 1_000, cancellationToken)).Select(follow => follow.Subject).ToHashSet();
        return
        [
            .. communities.Select(community =>
            {
                var subject = SubjectRef.Of(community.Id);
                return ViewOf(links, viewer, community) with
                {
                    // How much goes on in a community is for those who may read it.
                    Posts = scope.Reads(community) ? counters.GetValueOrDefault(new CounterKey(subject, CounterKey.Posts)) : null,
                    Followers = scope.Reads(community) ? counters.GetValueOrDefault(new CounterKey(subject, CounterKey.Followers)) : null,
                    Following = followed.Contains(subject),
                };
            }),
        ];
    }
}
