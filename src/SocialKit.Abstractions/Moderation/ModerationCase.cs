namespace SocialKit;

/// <summary>Something that a moderator has to look at. There is one open case for each subject and desk; what comes later is added to it.</summary>
public sealed record ModerationCase : IRecord<ModerationCase>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "moderation-case";

    /// <summary>How many reasons and reporters a case keeps; those who come later change nothing any more.</summary>
    public const int MostReasons = 50;

    /// <summary>The case.</summary>
    public required ModerationCaseId Id { get; init; }

    /// <summary>Who decides about it.</summary>
    public required ModerationDesk Desk { get; init; }

    /// <summary>About what: a post, a comment, kudos or a member.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>Whose text it is, or who it is about.</summary>
    public required MemberId Author { get; init; }

    /// <summary>Where it stands; null for the whole company and for the host's subjects.</summary>
    public CommunityId? Community { get; init; }

    /// <summary>Whether it waits.</summary>
    public required CaseState State { get; init; }

    /// <summary>Why it is here, oldest first.</summary>
    public required IReadOnlyList<CaseReason> Reasons { get; init; }

    /// <summary>Who reported it, oldest first.</summary>
    public IReadOnlyList<MemberId> Reporters { get; init; } = [];

    /// <summary>For an appeal: the decision it is against.</summary>
    public DecisionId? Appeal { get; init; }

    /// <summary>Who is looking at it.</summary>
    public MemberId? ClaimedBy { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>When it came into the queue; with <see cref="Id"/> its place there.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Id);

    /// <inheritdoc/>
    public IEnumerable<UniqueKey> Uniques => State == CaseState.Open ? [UniqueOpen(Desk, Subject, Appeal)] : [];

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns
    {
        get
        {
            IEnumerable<SubjectRef> concerns =
                [Subject, SubjectRef.Of(Author), .. Community is { } community ? [SubjectRef.Of(community)] : Array.Empty<SubjectRef>(), .. Reporters.Select(SubjectRef.Of)];
            return (ClaimedBy is { } moderator ? concerns.Append(SubjectRef.Of(moderator)) : concerns).Distinct();
        }
    }

    /// <summary>The key of a case.</summary>
    public static RecordKey KeyOf(ModerationCaseId id) => RecordKey.Of<ModerationCase>(id.Value);

    /// <summary>Finds the open case of a subject; an appeal has one of its own.</summary>
    public static UniqueKey UniqueOpen(ModerationDesk desk, SubjectRef subject, DecisionId? appeal = null) =>
        new("moderation-case.open", $"{desk}\n{subject}\n{appeal}");
}
