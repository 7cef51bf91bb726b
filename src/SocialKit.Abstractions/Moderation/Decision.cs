namespace SocialKit;

/// <summary>What a moderator decided, and why. The person it is about reads it, may appeal once, and it can be taken back for a day.</summary>
public sealed record Decision : IRecord<Decision>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "decision";

    /// <summary>The decision.</summary>
    public required DecisionId Id { get; init; }

    /// <summary>Whose desk it came from.</summary>
    public required ModerationDesk Desk { get; init; }

    /// <summary>About what: a text, or a member.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>Whose text it is, or who it is about.</summary>
    public required MemberId Member { get; init; }

    /// <summary>Where it holds; null for everywhere and for what stands in no community.</summary>
    public CommunityId? Community { get; init; }

    /// <summary>What.</summary>
    public required DecisionAction Action { get; init; }

    /// <summary>The norm that was broken: a key of the catalogue.</summary>
    public string? Norm { get; init; }

    /// <summary>What the member is told, up to 1,000 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided. Told to moderators only.</summary>
    public required MemberId Moderator { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>For what ends by itself: when.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The case it closed.</summary>
    public ModerationCaseId? Case { get; init; }

    /// <summary>What it changed.</summary>
    public IReadOnlyList<DecisionChange> Changes { get; init; } = [];

    /// <summary>The edit it turned down or let out, which stands nowhere else any more.</summary>
    public HeldEdit? Edit { get; init; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>Who took it back.</summary>
    public MemberId? UndoneBy { get; init; }

    /// <summary>Why the member does not agree, up to 1,000 characters.</summary>
    public string? Appeal { get; init; }

    /// <summary>What became of the appeal; null when there is none.</summary>
    public AppealState? AppealState { get; init; }

    /// <summary>Who answered the appeal: never who decided.</summary>
    public MemberId? AppealBy { get; init; }

    /// <summary>What the member was told.</summary>
    public string? AppealAnswer { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Id);

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => new[]
    {
        Subject, SubjectRef.Of(Member), SubjectRef.Of(Moderator), Community is { } community ? SubjectRef.Of(community) : default(SubjectRef?),
        UndoneBy is { } undone ? SubjectRef.Of(undone) : null, AppealBy is { } answered ? SubjectRef.Of(answered) : null,
    }.OfType<SubjectRef>().Distinct();

    /// <summary>The key of a decision.</summary>
    public static RecordKey KeyOf(DecisionId id) => RecordKey.Of<Decision>(id.Value);
}
