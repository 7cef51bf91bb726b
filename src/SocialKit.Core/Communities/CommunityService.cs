namespace SocialKit;

internal sealed class CommunityService(IStore store, SubjectLinks links, Readership readership) : ICommunityService
{
    public async ValueTask<IReadOnlyList<CommunityView>> ListAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        readership.Demand(viewer);
        var communities = await store.Communities.ReadAsync(AccessScope.For(viewer), null, 100, cancellationToken);
        var views = await PresentAsync(viewer, communities, cancellationToken);
        return [.. views.OrderBy(view => view.Name, StringComparer.CurrentCulture)];
    }

    public async ValueTask<CommunityView> ReadAsync(Viewer viewer, string slugOrId, CancellationToken cancellationToken)
    {
        readership.Demand(viewer);
        var community = await FindAsync(store, viewer, slugOrId, cancellationToken) ?? throw Refuse.NotFound();
        var view = (await PresentAsync(viewer, [community], cancellationToken))[0];
        var charter = community.Charter;
        var people = await People.LoadAsync(store, links, viewer, charter.Owner is { } owner ? [owner] : [], cancellationToken);
        return view with
        {
            Charter = new CharterView(
                charter.Problem, charter.Audience, charter.Measures, charter.Owner is { } id ? people.Find(id) : null, charter.ReviewAt),
        };
    }

    public static async ValueTask<Community?> FindAsync(IStore store, Viewer viewer, string slugOrId, CancellationToken cancellationToken)
    {
        var scope = AccessScope.For(viewer);
        if (CommunityId.TryParse(slugOrId, out var id)
            && await store.Records.GetAsync<Community>(scope, [Community.KeyOf(id)], cancellationToken) is [var byId])
        {
            return byId;
        }

        var unique = Community.UniqueSlug(slugOrId);
        return await store.FindOneAsync<Community>(scope, unique, cancellationToken);
    }

    public static CommunityView ViewOf(SubjectLinks links, Viewer viewer, Community community) =>
        new(community.Id, community.Slug, community.Name, community.Charter.Purpose, community.State, links.Of(viewer, community));

    private async ValueTask<IReadOnlyList<CommunityView>> PresentAsync(
        Viewer viewer, IReadOnlyList<Community> communities, CancellationToken cancellationToken)
    {
        var scope = AccessScope.For(viewer);
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
                    Posts = counters.GetValueOrDefault(new CounterKey(subject, CounterKey.Posts)),
                    Followers = counters.GetValueOrDefault(new CounterKey(subject, CounterKey.Followers)),
                    Following = followed.Contains(subject),
                };
            }),
        ];
    }
}
