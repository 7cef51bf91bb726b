namespace SocialKit;

/// <summary>One member's reaction of one kind to one subject; its key is all three, so there can be only one.</summary>
public sealed record Reaction : IRecord<Reaction>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "reaction";

    /// <summary>To what.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>Whose.</summary>
    public required MemberId Member { get; init; }

    /// <summary>Which.</summary>
    public required ReactionKind Kind { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public long Version => 1;

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Subject, Member, Kind);

    /// <inheritdoc/>
    public IEnumerable<CounterKey> Counts => [new CounterKey(Subject, CounterKey.ReactionPrefix + Kind.Value)];

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => [Subject, SubjectRef.Of(Member)];

    /// <summary>The key of a reaction.</summary>
    public static RecordKey KeyOf(SubjectRef subject, MemberId member, ReactionKind kind) =>
        RecordKey.Of<Reaction>(subject.ToString(), member.ToString(), kind.Value);

    /// <inheritdoc/>
    DateTimeOffset IDated.CreatedAt => At;
}
