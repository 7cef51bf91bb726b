namespace SocialKit;

/// <summary>
/// Ends the talk under a subject, with a reason everybody reads: no new comment, edit or change of the accepted answer, except by moderators. Reopening
/// removes it. Every commit that writes under a subject guards that there is none.
/// </summary>
public sealed record DiscussionLock : IRecord<DiscussionLock>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "discussion-lock";

    /// <summary>Under what.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>Why, for everybody who reads it: 1 to 200 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>Who locked it.</summary>
    public required MemberId LockedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Subject);

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => [Subject, SubjectRef.Of(LockedBy)];

    /// <summary>The key of the lock on a subject.</summary>
    public static RecordKey KeyOf(SubjectRef subject) => RecordKey.Of<DiscussionLock>(subject.ToString());
}
