namespace SocialKit;

/// <summary>
/// What the host said of one of its subjects: closed, deleted, moved to another id. There is none while it said nothing. Every commit that writes
/// under a host's subject guards the version it read, so nothing can slip in while a subject is closed or moved.
/// </summary>
public sealed record SubjectState : IRecord<SubjectState>
{
    /// <inheritdoc/>
    public static string RecordType => "subject-state";

    /// <summary>Of which subject.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>Since when nobody may add to it; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Since when the host has it no longer; null while it has.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>
    /// Where everything said under it has gone: links to the old subject lead there. Null while it stays; the subject itself while it is being
    /// moved, when it is read as before and nothing may be written under it.
    /// </summary>
    public SubjectRef? MovedTo { get; init; }

    /// <summary>True while a move is under way; one that was interrupted is finished by asking for it again.</summary>
    public bool IsMoving => MovedTo == Subject;

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Subject);

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => MovedTo is { } to && to != Subject ? [Subject, to] : [Subject];

    /// <summary>The key of a subject's state.</summary>
    public static RecordKey KeyOf(SubjectRef subject) => RecordKey.Of<SubjectState>(subject.ToString());
}
