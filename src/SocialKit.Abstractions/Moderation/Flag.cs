namespace SocialKit;

/// <summary>One member's report about a text or a person. There is one for each member and subject; a later one takes the place of the first.</summary>
public sealed record Flag : IRecord<Flag>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "flag";

    /// <summary>About what: a post, a comment, kudos or a member.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>Who reported it. Told to nobody but themselves.</summary>
    public required MemberId Reporter { get; init; }

    /// <summary>Where it stands.</summary>
    public CommunityId? Community { get; init; }

    /// <summary>Who decides about it.</summary>
    public required ModerationDesk Desk { get; init; }

    /// <summary>Which norm it breaks: a key of the catalogue.</summary>
    public required string Norm { get; init; }

    /// <summary>What is wrong, in the reporter's words: up to 1,000 characters, may be empty.</summary>
    public required string Reason { get; init; }

    /// <summary>What became of it.</summary>
    public required FlagState State { get; init; }

    /// <summary>The decision that answered it.</summary>
    public DecisionId? Decision { get; init; }

    /// <summary>What the reporter was told.</summary>
    public string? Answer { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Subject, Reporter);

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns =>
        Community is { } community ? [Subject, SubjectRef.Of(Reporter), SubjectRef.Of(community)] : [Subject, SubjectRef.Of(Reporter)];

    /// <summary>The key of a member's report about a subject.</summary>
    public static RecordKey KeyOf(SubjectRef subject, MemberId reporter) => RecordKey.Of<Flag>(subject.ToString(), reporter.ToString());
}
