namespace SocialKit;

/// <summary>One member follows one subject.</summary>
public sealed record Follow : IRecord<Follow>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "follow";

    /// <summary>Who follows.</summary>
    public required MemberId Member { get; init; }

    /// <summary>What: a member or a community.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public long Version => 1;

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Member, Subject);

    /// <inheritdoc/>
    public IEnumerable<CounterKey> Counts =>
        [new CounterKey(Subject, CounterKey.Followers), new CounterKey(SubjectRef.Of(Member), CounterKey.Following)];

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => [SubjectRef.Of(Member), Subject];

    /// <summary>The key of a follow.</summary>
    public static RecordKey KeyOf(MemberId member, SubjectRef subject) => RecordKey.Of<Follow>(member.ToString(), subject.ToString());

    /// <inheritdoc/>
    DateTimeOffset IDated.CreatedAt => At;
}
