using Microsoft.Extensions.Options;

namespace SocialKit;

internal sealed class FeedService(
    IStore store, PostPresenter presenter, SubjectLinks links, Cursors cursors, Readership readership, Scopes scopes,
    IOptions<SocialKitOptions> options) : IFeedService
{
    public async ValueTask<FeedPage> ReadAsync(Viewer viewer, FeedRequest request, CancellationToken cancellationToken)
    {
        readership.Demand(viewer);
        viewer = viewer.ForOneCall();
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var limit = Cursors.Limit(request.Limit, options.Value.PageSize);
        var target = await TargetAsync(viewer, scope, request, cancellationToken);
        var after = await cursors.ReadKeysetAsync(viewer.Tenant, $"feed/{target.Question}", request.Cursor, cancellationToken);
        var posts = await store.Feeds.ReadAsync(scope, target.Selector, after, limit + 1, cancellationToken);
        var shown = posts.Take(limit).ToList();
        var last = posts.Count > limit ? shown[^1] : null;
        return new FeedPage
        {
            Scope = target.Scope,
            Title = target.Title,
            Posts = await presenter.PresentAsync(viewer, shown, withLatest: true, cancellationToken),
            Next = last is null
                ? null
                : await cursors.WriteAsync(viewer.Tenant, $"feed/{target.Question}", last.CreatedAt, last.Id.Value, cancellationToken),
            CanPost = target.CanPost,
            Community = target.Community,
        };
    }

    private sealed record Target(FeedScope Scope, FeedSelector Selector, string Question, string? Title = null, CommunityView? Community = null)
    {
        public required bool CanPost { get; init; }
    }

    private async ValueTask<Target> TargetAsync(Viewer viewer, AccessScope scope, FeedRequest request, CancellationToken cancellationToken)
    {
        switch (request.Scope.Kind)
        {
            case "company":
                return Company();
            case "community":
                var community = await CommunityService.FindAsync(store, scope, request.Scope.Name, cancellationToken) ?? throw Refuse.NotFound();
                return new Target(
                    request.Scope, new FeedSelector.InCommunity(community.Id), $"community/{community.Id}", community.Name,
                    CommunityService.ViewOf(links, viewer, community))
                {
                    CanPost = scope.Reads(community) && scope.Writes(community.Id),
                };
            case "member":
                var member = await MemberAsync(scope, request.Scope.Name, cancellationToken) ?? throw Refuse.NotFound();
                return new Target(request.Scope, new FeedSelector.ByMember(member.Id), $"member/{member.Id}", member.Name) { CanPost = false };
            default:
                return await HomeAsync(viewer, request.Cursor, cancellationToken);
        }

        Target Company() => new(FeedScope.Company, new FeedSelector.Company(), "company") { CanPost = scope.Writes(null) };

        async ValueTask<Target> HomeAsync(Viewer viewer, string? cursor, CancellationToken cancellationToken)
        {
            if (viewer.Member is not { } self)
            {
                return Company();
            }

            var home = new Target(FeedScope.Home, new FeedSelector.HomeOf(self), $"home/{self}") { CanPost = true };
            if (string.IsNullOrEmpty(cursor))
            {
                var follows = await store.Follows.ReadOwnAsync(scope, 1, cancellationToken);
                return follows.Count == 0 ? Company() : home;
            }

            // Whoever follows someone between two pages goes on reading the list they began.
            return await cursors.IsForAsync(viewer.Tenant, "feed/company", cursor, cancellationToken) ? Company() : home;
        }
    }

    private async ValueTask<Member?> MemberAsync(AccessScope scope, string handleOrId, CancellationToken cancellationToken)
    {
        if (MemberId.TryParse(handleOrId, out var id)
            && await store.Records.GetAsync<Member>(scope, [Member.KeyOf(id)], cancellationToken) is [var byId])
        {
            return byId;
        }

        var unique = Member.UniqueHandle(handleOrId);
        return await store.FindOneAsync<Member>(scope, unique, cancellationToken);
    }
}
