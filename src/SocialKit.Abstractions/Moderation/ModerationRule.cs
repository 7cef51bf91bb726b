namespace SocialKit;

/// <summary>What is looked for in every new or changed text, and what becomes of a text in which it is found.</summary>
public sealed record ModerationRule : IRecord<ModerationRule>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "moderation-rule";

    /// <summary>The rule.</summary>
    public required ModerationRuleId Id { get; init; }

    /// <summary>Where it holds; null for everywhere.</summary>
    public CommunityId? Community { get; init; }

    /// <summary>What moderators call it, 1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it looks for.</summary>
    public required RuleKind Kind { get; init; }

    /// <summary>The words, the expression or the kinds of data: 1 to 10,000 characters.</summary>
    public required string Pattern { get; init; }

    /// <summary>What becomes of a text in which it is found.</summary>
    public required RuleAction Action { get; init; }

    /// <summary>What the author is told, 1 to 300 characters; never which word was found.</summary>
    public required string Message { get; init; }

    /// <summary>False while it is switched off.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Who changed it last.</summary>
    public required MemberId ChangedBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Id);

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => Community is { } community ? [SubjectRef.Of(ChangedBy), SubjectRef.Of(community)] : [SubjectRef.Of(ChangedBy)];

    /// <summary>The key of a rule.</summary>
    public static RecordKey KeyOf(ModerationRuleId id) => RecordKey.Of<ModerationRule>(id.Value);
}
