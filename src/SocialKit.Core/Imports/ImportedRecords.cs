namespace SocialKit;

/// <summary>A person to import.</summary>
/// <param name="Origin">Where they come from; importing the same origin again changes nothing.</param>
/// <param name="Name">The name shown.</param>
/// <param name="At">Since when they are known there.</param>
public sealed record ImportedMember(Origin Origin, string Name, DateTimeOffset At)
{
    /// <summary>The host's own id, when they sign in to this host; null makes a placeholder.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The wished handle; made well formed and unique when it is not.</summary>
    public string? Handle { get; init; }

    /// <summary>Department or site.</summary>
    public string? Unit { get; init; }

    /// <summary>Job or function.</summary>
    public string? Role { get; init; }
}

/// <summary>A community to import.</summary>
/// <param name="Slug">Its name in addresses; importing the same slug again changes nothing.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Charter">Why it exists.</param>
/// <param name="State">Communities from elsewhere arrive as <see cref="CommunityState.Proposed"/>.</param>
/// <param name="At">Since when it exists.</param>
public sealed record ImportedCommunity(string Slug, string Name, Charter Charter, CommunityState State, DateTimeOffset At);

/// <summary>A post to import.</summary>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Author">The origin of its author, imported before.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Markdown">Its text.</param>
/// <param name="At">When it was written.</param>
public sealed record ImportedPost(Origin Origin, Origin Author, PostKind Kind, string Markdown, DateTimeOffset At)
{
    /// <summary>Where it goes; null for the whole company.</summary>
    public CommunityId? Community { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Names of its topics, imported before.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Its score there.</summary>
    public int Score { get; init; }

    /// <summary>When it was last edited there.</summary>
    public DateTimeOffset? EditedAt { get; init; }
}

/// <summary>A comment to import.</summary>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Post">The origin of the post it is about, imported before.</param>
/// <param name="Parent">The origin of the comment it answers, imported before; null for a top-level comment.</param>
/// <param name="Author">The origin of its author, imported before.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Markdown">Its text.</param>
/// <param name="At">When it was written.</param>
public sealed record ImportedComment(
    Origin Origin, Origin Post, Origin? Parent, Origin Author, CommentKind Kind, string Markdown, DateTimeOffset At)
{
    /// <summary>Its score there.</summary>
    public int Score { get; init; }

    /// <summary>When it was last edited there.</summary>
    public DateTimeOffset? EditedAt { get; init; }
}

/// <summary>Kudos to import.</summary>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Giver">The origin of its giver.</param>
/// <param name="Recipients">The origins of those who received it.</param>
/// <param name="Value">The key of the value it names.</param>
/// <param name="Markdown">What they did.</param>
/// <param name="At">When it was given.</param>
public sealed record ImportedKudos(
    Origin Origin, Origin Giver, IReadOnlyList<Origin> Recipients, string Value, string Markdown, DateTimeOffset At);

/// <summary>A reaction to import.</summary>
/// <param name="Member">The origin of who reacted.</param>
/// <param name="Target">The origin of the post, comment or kudos.</param>
/// <param name="Kind">Which reaction.</param>
/// <param name="At">When.</param>
public sealed record ImportedReaction(Origin Member, Origin Target, ReactionKind Kind, DateTimeOffset At);

/// <summary>A follow to import.</summary>
/// <param name="Member">The origin of who follows.</param>
/// <param name="FollowedMember">The origin of whom they follow, or null.</param>
/// <param name="FollowedCommunity">The slug of what they follow, or null.</param>
/// <param name="At">Since when.</param>
public sealed record ImportedFollow(Origin Member, Origin? FollowedMember, string? FollowedCommunity, DateTimeOffset At);

/// <summary>What became of a batch.</summary>
/// <param name="Written">Records that are new now.</param>
/// <param name="Unchanged">Records that were there already.</param>
/// <param name="Skipped">Records whose post, parent or target is not there.</param>
public readonly record struct ImportCount(int Written, int Unchanged, int Skipped)
{
    /// <summary>Both together.</summary>
    public static ImportCount operator +(ImportCount left, ImportCount right) =>
        new(left.Written + right.Written, left.Unchanged + right.Unchanged, left.Skipped + right.Skipped);

    /// <summary>Both together.</summary>
    public static ImportCount Add(ImportCount left, ImportCount right) => left + right;
}

/// <summary>How to import.</summary>
/// <param name="Tenant">Into which tenant.</param>
/// <param name="DryRun">True to count only; nothing is written.</param>
/// <param name="TypedByPeople">True when texts are as members type them, with @handles; false for converted documents.</param>
public sealed record ImportSettings(TenantId Tenant, bool DryRun = false, bool TypedByPeople = false);
