namespace SocialKit;

/// <summary>A part of a feed as one viewer sees it.</summary>
public sealed record FeedPage
{
    /// <summary>Which feed was read. Differs from what was asked when a home that follows nothing shows the company.</summary>
    public required FeedScope Scope { get; init; }

    /// <summary>What people call it, for community and member feeds.</summary>
    public string? Title { get; init; }

    /// <summary>The posts, newest first.</summary>
    public required IReadOnlyList<PostView> Posts { get; init; }

    /// <summary>How to ask for the next page; null on the last.</summary>
    public string? Next { get; init; }

    /// <summary>True when the viewer may write here.</summary>
    public required bool CanPost { get; init; }

    /// <summary>For a community feed: the community.</summary>
    public CommunityView? Community { get; init; }
}
