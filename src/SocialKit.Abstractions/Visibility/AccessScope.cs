namespace SocialKit;

/// <summary>
/// What SocialKit itself knows about who may see what, folded once per viewer and request. Every read of a store takes one
/// and no overload lacks it, so an unscoped read cannot be written. It cannot be made without a tenant, and one that was given no facts sees
/// what is open to everybody. Whether a community is open is not part of it: every read asks that as it stands at the moment. Immutable.
/// </summary>
public sealed class AccessScope
{
    private static readonly HashSet<CommunityId> s_noCommunities = [];
    private static readonly HashSet<MemberId> s_nobody = [];
    private readonly Dictionary<CommunityId, Membership> _memberships = [];

    private AccessScope(TenantId tenant, MemberId? member, bool isSystem)
    {
        Tenant = tenant;
        Member = member;
        IsSystem = isSystem;
        SeesHeld = isSystem;
    }

    /// <summary>The only tenant the read may touch.</summary>
    public TenantId Tenant { get; }

    /// <summary>The member who reads, or null for anonymous readers and for the system.</summary>
    public MemberId? Member { get; }

    /// <summary>True for imports, exports and jobs, which act for nobody: no community is closed to them.</summary>
    public bool IsSystem { get; }

    /// <summary>True for those who see what is held back wherever they may read at all.</summary>
    public bool SeesHeld { get; private init; }

    /// <summary>Communities whose content the member may read though they are not open.</summary>
    public IReadOnlySet<CommunityId> Communities { get; private init; } = s_noCommunities;

    /// <summary>Communities the member may know of though they are hidden: those they are in or invited to.</summary>
    public IReadOnlySet<CommunityId> Known { get; private init; } = s_noCommunities;

    /// <summary>Communities in which the member sees what is held back.</summary>
    public IReadOnlySet<CommunityId> Moderated { get; private init; } = s_noCommunities;

    /// <summary>Whom the member blocked.</summary>
    public IReadOnlySet<MemberId> Blocked { get; private init; } = s_nobody;

    /// <summary>Who blocked the member.</summary>
    public IReadOnlySet<MemberId> BlockedBy { get; private init; } = s_nobody;

    /// <summary>Whom the member muted.</summary>
    public IReadOnlySet<MemberId> MutedMembers { get; private init; } = s_nobody;

    /// <summary>Which communities the member muted.</summary>
    public IReadOnlySet<CommunityId> MutedCommunities { get; private init; } = s_noCommunities;

    /// <summary>Which topics the member muted.</summary>
    public IReadOnlySet<TopicId> MutedTopics { get; private init; } = new HashSet<TopicId>();

    /// <summary>Which posts the member hid.</summary>
    public IReadOnlySet<PostId> HiddenPosts { get; private init; } = new HashSet<PostId>();

    /// <summary>What the member may not do at the moment.</summary>
    public IReadOnlyList<Sanction> Sanctions { get; private init; } = [];

    /// <summary>True when a feed must look whether something of it is not wanted.</summary>
    public bool IsChoosy => Blocked.Count + MutedMembers.Count + MutedCommunities.Count + MutedTopics.Count + HiddenPosts.Count > 0;

    /// <summary>The scope of a viewer of whom nothing else is known: it sees what is open to everybody.</summary>
    public static AccessScope For(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return new AccessScope(Checked(viewer.Tenant), viewer.Member, isSystem: false);
    }

    /// <summary>The scope of a viewer.</summary>
    /// <param name="viewer">Who.</param>
    /// <param name="facts">What the store knows of them.</param>
    /// <param name="at">The moment: mutes that ended before it are over.</param>
    /// <param name="seesHeld">True for those who moderate the whole tenant.</param>
    public static AccessScope For(Viewer viewer, AccessFacts facts, DateTimeOffset at, bool seesHeld = false)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(facts);
        if (viewer.Member is not { } me)
        {
            return For(viewer);
        }

        var sanctions = facts.Sanctions.Where(sanction => sanction.Member == me && sanction.HoldsAt(at)).ToList();
        var own = facts.Memberships.Where(membership => membership.Member == me).ToList();

        // A ban closes what is closed to others; who is silenced decides about nobody's words.
        var inside = own.Where(membership => membership.IsActive && !sanctions.Any(sanction => sanction.Kind == SanctionKind.Ban && sanction.HoldsIn(membership.Community))).ToList();
        var muted = facts.Mutes.Where(mute => mute.Member == me && !(mute.Until <= at)).Select(mute => mute.Subject).ToList();
        var scope = new AccessScope(Checked(viewer.Tenant), me, isSystem: false)
        {
            SeesHeld = seesHeld && !sanctions.Any(sanction => sanction.Kind.Silences && sanction.HoldsIn(null)),
            Communities = Of(inside.Select(membership => membership.Community)),
            Known = Of(own.Where(membership => membership.IsActive || membership.State == MembershipState.Invited).Select(membership => membership.Community)),
            Moderated = Of(inside
                .Where(membership => membership.Role.Moderates && !sanctions.Any(sanction => sanction.Kind.Silences && sanction.HoldsIn(membership.Community)))
                .Select(membership => membership.Community)),
            Sanctions = sanctions,
            Blocked = Of(facts.Blocks.Where(block => block.Member == me).Select(block => block.Blocked)),
            BlockedBy = Of(facts.Blocks.Where(block => block.Blocked == me).Select(block => block.Member)),
            MutedMembers = Ids<MemberId>(SubjectRef.MemberKind),
            MutedCommunities = Ids<CommunityId>(SubjectRef.CommunityKind),
            MutedTopics = Ids<TopicId>(SubjectRef.TopicKind),
            HiddenPosts = Ids<PostId>(SubjectRef.PostKind),
        };
        own.ForEach(membership => scope._memberships[membership.Community] = membership);
        return scope;

        static HashSet<TId> Of<TId>(IEnumerable<TId> ids) => [.. ids];

        HashSet<TId> Ids<TId>(string kind) where TId : struct, IPublicId<TId> =>
            [.. muted.Select(subject => subject.TryGetId<TId>(kind, out var id) ? id : default(TId?)).OfType<TId>()];
    }

    /// <summary>The scope of work that nobody asked for in person: imports, seeding, jobs. Never used to answer a viewer.</summary>
    public static AccessScope System(TenantId tenant) => new(Checked(tenant), null, isSystem: true);

    /// <summary>The member's own membership of a community; null when there is none.</summary>
    public Membership? MembershipOf(CommunityId community) => _memberships.GetValueOrDefault(community);

    /// <summary>True when what is said in the community may be read.</summary>
    /// <param name="community">The community as it stands now; null when it is not there, which is closed.</param>
    public bool Reads(Community? community) =>
        IsSystem || (community is not null && (community.Access == CommunityAccess.Open || Communities.Contains(community.Id)));

    /// <summary>True when the scope may know that there is such a community.</summary>
    /// <param name="community">The community as it stands now.</param>
    public bool Knows(Community community)
    {
        ArgumentNullException.ThrowIfNull(community);
        return IsSystem || community.Access == CommunityAccess.Open || community.Access == CommunityAccess.Request
            || community.Access == CommunityAccess.Invite || Known.Contains(community.Id);
    }

    /// <summary>True when a text may be read although it is not published.</summary>
    /// <param name="author">Who wrote it.</param>
    /// <param name="community">Where it stands.</param>
    public bool ReadsHeld(MemberId author, CommunityId? community) =>
        SeesHeld || Member == author || (community is { } id && Moderated.Contains(id));

    /// <summary>True for those who decide about what is said in the community.</summary>
    /// <param name="community">Which; null for what stands in none.</param>
    public bool Moderates(CommunityId? community) => SeesHeld || (community is { } id && Moderated.Contains(id));

    /// <summary>What keeps the member from writing there; null when nothing does. Of several the one that ends last.</summary>
    /// <param name="community">Where; null for what stands in no community.</param>
    public Sanction? SilencedIn(CommunityId? community) => Sanctions.Where(sanction => sanction.Kind.Silences && sanction.HoldsIn(community))
        .MaxBy(sanction => sanction.Until ?? DateTimeOffset.MaxValue);

    /// <summary>True when what the member writes there waits for approval.</summary>
    /// <param name="community">Where; null for what stands in no community.</param>
    public bool IsWatchedIn(CommunityId? community) => Sanctions.Any(sanction => sanction.Kind == SanctionKind.Watch && sanction.HoldsIn(community));

    /// <summary>
    /// True when a feed gives a post that belongs in it: the rules of <see cref="IFeedReader"/> in words, for stores that ask post by post.
    /// </summary>
    /// <param name="selector">Which feed.</param>
    /// <param name="post">The post.</param>
    /// <param name="find">The community with an id, as it stands now; null when it is not there.</param>
    public bool Shows(FeedSelector selector, Post post, Func<CommunityId, Community?> find)
    {
        ArgumentNullException.ThrowIfNull(post);
        ArgumentNullException.ThrowIfNull(find);
        return (post.DeletedAt is null || (Member is { } me && post.DeletedBy == me))
            && (post.Community is not { } id || Reads(find(id)))
            && (post.Moderation == ModerationState.Published || ReadsHeld(post.Author, post.Community))
            && !(IsChoosy && Avoids(selector, post));
    }

    /// <summary>
    /// True when a discussion gives a comment: the rules of <see cref="IDiscussionReader"/> in words, for stores that ask comment by comment.
    /// </summary>
    /// <param name="comment">The comment.</param>
    /// <param name="hasReplies">Whether a comment below it is neither deleted nor held back.</param>
    public bool Shows(Comment comment, bool hasReplies)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return hasReplies || (comment.DeletedAt is null
            ? comment.Moderation == ModerationState.Published || ReadsHeld(comment.Author, comment.Community)
            : Member is { } me && comment.DeletedBy == me);
    }

    private bool Avoids(FeedSelector selector, Post post)
    {
        if (Member == post.Author)
        {
            return false;
        }

        // Whoever goes to a member's or a community's own page wants to see it.
        if (HiddenPosts.Contains(post.Id) || post.Kind == PostKind.Announcement || selector is FeedSelector.ByMember)
        {
            return HiddenPosts.Contains(post.Id);
        }

        return MutedMembers.Contains(post.Author) || post.Topics.Any(MutedTopics.Contains)
            || (selector is not FeedSelector.InCommunity
                && (post.Community is { } community ? MutedCommunities.Contains(community) : Blocked.Contains(post.Author)));
    }

    private static TenantId Checked(TenantId tenant) => tenant == default
        ? throw new ArgumentException("An access scope needs a tenant; use TenantId.Default for a host with one.", nameof(tenant))
        : tenant;
}
