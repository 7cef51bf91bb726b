namespace SocialKit;

/// <summary>Which posts a feed is made of, as a store is asked.</summary>
public abstract record FeedSelector
{
    private FeedSelector()
    {
    }

    /// <summary>Says which posts it is made of, for stores that ask post by post; who may see a deleted one is another question.</summary>
    /// <param name="followedBy">What a member follows now.</param>
    /// <param name="exists">Whether a record with this key is stored.</param>
    public Func<Post, bool> Admits(Func<MemberId, IEnumerable<SubjectRef>> followedBy, Func<RecordKey, bool> exists)
    {
        ArgumentNullException.ThrowIfNull(followedBy);
        switch (this)
        {
            case InCommunity community:
                return post => post.Community == community.Id;
            case ByMember author:
                return post => post.Author == author.Id;
            case HomeOf home:
                var followed = followedBy(home.Member).ToHashSet();
                return post => post.Author == home.Member || IsOf(followed, post);
            case Timeline timeline:
                var (follows, pulled) = (followedBy(timeline.Member).ToHashSet(), timeline.Pulled.ToHashSet());
                return post => post.Author == timeline.Member || IsOf(pulled, post)
                    || (IsOf(follows, post) && exists(TimelineEntry.KeyOf(timeline.Member, post.CreatedAt, post.Id)));
            default:
                return _ => true;
        }
    }

    private static bool IsOf(HashSet<SubjectRef> subjects, Post post) =>
        subjects.Contains(SubjectRef.Of(post.Author)) || (post.Community is { } community && subjects.Contains(SubjectRef.Of(community)));

    /// <summary>Every post of the tenant.</summary>
    public sealed record Company : FeedSelector;

    /// <summary>The posts of one community.</summary>
    /// <param name="Id">Which.</param>
    public sealed record InCommunity(CommunityId Id) : FeedSelector;

    /// <summary>The posts of one member.</summary>
    /// <param name="Id">Whose.</param>
    public sealed record ByMember(MemberId Id) : FeedSelector;

    /// <summary>Posts by followed members, posts in followed communities, and the member's own; each once.</summary>
    /// <param name="Member">Whose home.</param>
    public sealed record HomeOf(MemberId Member) : FeedSelector;

    /// <summary>
    /// The home feed as far as it was pushed: posts of the member's timeline whose author or community they follow now, posts by or in what is
    /// pulled, and the member's own; each once.
    /// </summary>
    /// <param name="Member">Whose home.</param>
    /// <param name="Pulled">Members and communities whose posts are not pushed, up to 200, followed by the member; other kinds give nothing.</param>
    public sealed record Timeline(MemberId Member, IReadOnlyList<SubjectRef> Pulled) : FeedSelector;
}
