namespace SocialKit;

/// <summary>Which posts a feed is made of, as a store is asked.</summary>
public abstract record FeedSelector
{
    private FeedSelector()
    {
    }

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
}
