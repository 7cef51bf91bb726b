namespace SocialKit;

/// <summary>What waits for approval before it is out, in one community, or everywhere that has no setting of its own.</summary>
public sealed record ModerationSetting : IRecord<ModerationSetting>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "moderation-setting";

    /// <summary>Where; null for everywhere that has no setting of its own.</summary>
    public CommunityId? Community { get; init; }

    /// <summary>True when everything waits.</summary>
    public bool HoldAll { get; init; }

    /// <summary>How many of a newcomer's first posts and comments wait; 0 for none.</summary>
    public int HoldFirst { get; init; }

    /// <summary>Who changed it last.</summary>
    public required MemberId ChangedBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Community);

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => Community is { } community ? [SubjectRef.Of(ChangedBy), SubjectRef.Of(community)] : [SubjectRef.Of(ChangedBy)];

    /// <summary>The key of the setting of a community, or of everywhere else.</summary>
    public static RecordKey KeyOf(CommunityId? community) => RecordKey.Of<ModerationSetting>(community?.ToString() ?? Company);

    /// <summary>In the key, for everywhere else.</summary>
    public const string Company = "company";
}
