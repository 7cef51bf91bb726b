namespace SocialKit;

/// <summary>
/// Keeps everything that concerns a subject as it is, whoever wants to edit, delete, purge or erase it, until it is released by removing the
/// record. On a member it keeps all they wrote and did; on a community, a post or a host's subject, what stands there. Nothing about it is special
/// to a store: a commit that would change a held record carries the guards of <see cref="GuardsFor"/>, so a hold and a change never cross.
/// </summary>
public sealed record LegalHold : IRecord<LegalHold>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "legal-hold";

    /// <summary>What is held.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>Why, for those who may see holds: a case number, 1 to 200 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>Who placed it.</summary>
    public required MemberId PlacedBy { get; init; }

    /// <summary>When it was placed.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public long Version => 1;

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Subject);

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => [Subject];

    /// <summary>The key of the hold on a subject.</summary>
    public static RecordKey KeyOf(SubjectRef subject) => RecordKey.Of<LegalHold>(subject.ToString());

    /// <summary>What a commit must carry that changes or removes these records: that none of them is held.</summary>
    /// <param name="records">As they are stored now; holds themselves are never held.</param>
    public static IEnumerable<Guard> GuardsFor(IEnumerable<IRecord> records) => records.Where(record => record is not LegalHold)
        .SelectMany(record => record.Concerns).Distinct().Select(subject => new Guard.Unchanged(KeyOf(subject), 0));

    /// <summary>True when a guard of <see cref="GuardsFor"/> is the reason of a refusal.</summary>
    public static bool Explains(CommitResult result) =>
        result is { Outcome: CommitOutcome.Refused, FailedGuard: Guard.Unchanged { Version: 0, Key: var key } } && key.Type == RecordType;
}
