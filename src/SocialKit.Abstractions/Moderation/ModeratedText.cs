namespace SocialKit;

/// <summary>A new or changed text, as the rules and the host's stages see it.</summary>
/// <param name="Tenant">Where.</param>
/// <param name="Author">Whose.</param>
/// <param name="Kind">"post", "comment" or "kudos".</param>
/// <param name="Community">The community it stands in; null for none.</param>
/// <param name="Title">Its title, for posts with one.</param>
/// <param name="Text">Its words: Markdown.</param>
/// <param name="Plain">Its words as they are read: no marks, no markup.</param>
public sealed record ModeratedText(TenantId Tenant, MemberId Author, string Kind, CommunityId? Community, string? Title, string Text, string Plain)
{
    /// <summary>True when it takes the place of an earlier text.</summary>
    public bool IsEdit { get; init; }

    /// <summary>What stages before gave it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
