namespace SocialKit;

/// <summary>What a scope means for SocialKit's own records, said once for every service.</summary>
internal static class ScopeRules
{
    /// <summary>The viewer for the length of one call: what decides what they may see is read once in it. Every service method begins with it.</summary>
    public static Viewer ForOneCall(this Viewer viewer) => viewer.IsOfOneRequest ? viewer : viewer with { IsOfOneRequest = true };

    /// <summary>True when a post can be read by its key, whatever feeds leave out.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="post">The post; a deleted one is not for anybody but who deleted it.</param>
    /// <param name="communities">The communities as they stand now.</param>
    public static bool Reads(this AccessScope scope, Post post, IReadOnlyDictionary<CommunityId, Community> communities) =>
        scope.ReadsIn(post.Community, communities)
        && (post.Moderation == ModerationState.Published || scope.ReadsHeld(post.Author, post.Community))
        && (post.DeletedAt is null || (scope.Member is { } me && post.DeletedBy == me));

    /// <summary>True for what stands in no community, or in one the scope reads.</summary>
    public static bool ReadsIn(this AccessScope scope, CommunityId? community, IReadOnlyDictionary<CommunityId, Community> communities) =>
        community is not { } id || scope.Reads(communities.GetValueOrDefault(id));

    /// <summary>True when the words of a comment may be shown, not only that there was one.</summary>
    public static bool ReadsWords(this AccessScope scope, Comment comment) =>
        comment.DeletedAt is null && (comment.Moderation == ModerationState.Published || scope.ReadsHeld(comment.Author, comment.Community));

    /// <summary>True when the member may write where they may read: readers of a community only read, and who is silenced.</summary>
    public static bool Writes(this AccessScope scope, CommunityId? community) =>
        scope.Member is not null && scope.SilencedIn(community) is null && !(community is { } id && scope.MembershipOf(id) is { IsActive: true } membership && membership.Role == CommunityRole.Reader);

    /// <summary>True when the member may answer and react: not on what somebody wrote outside communities when one of the two blocked the other.</summary>
    public static bool Answers(this AccessScope scope, Post post) =>
        scope.Writes(post.Community) && (post.Community is not null || post.Kind == PostKind.Announcement || !scope.KeepsApart(post.Author));

    /// <summary>True when one of the two blocked the other.</summary>
    public static bool KeepsApart(this AccessScope scope, MemberId other) => scope.Blocked.Contains(other) || scope.BlockedBy.Contains(other);

    /// <summary>The communities with these ids that there are, as they stand now.</summary>
    public static async ValueTask<IReadOnlyDictionary<CommunityId, Community>> LoadCommunitiesAsync(
        this IStore store, AccessScope scope, IEnumerable<CommunityId?> ids, CancellationToken cancellationToken)
    {
        var communities = new Dictionary<CommunityId, Community>();
        foreach (var keys in ids.OfType<CommunityId>().Distinct().Select(Community.KeyOf).Chunk(1_000))
        {
            foreach (var community in await store.Records.GetAsync<Community>(scope, keys, cancellationToken))
            {
                communities[community.Id] = community;
            }
        }

        return communities;
    }
}
