namespace SocialKit;

/// <summary>
/// That somebody is to be erased, and when it is done, the certificate of it: how much of each type went, and what remains and why. It names nobody: the
/// member's id tells nothing any more once it is carried out.
/// </summary>
public sealed record Erasure : IRecord<Erasure>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "erasure";

    /// <summary>Who is erased.</summary>
    public required MemberId Member { get; init; }

    /// <summary>How much goes.</summary>
    public required ErasureMode Mode { get; init; }

    /// <summary>Who asked: the member, or an administrator.</summary>
    public required MemberId RequestedBy { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not carried out before this moment; until then it can be cancelled.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>When it was carried out; null before.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>What was done, type by type; empty before it was carried out.</summary>
    public IReadOnlyList<ErasureLine> Lines { get; init; } = [];

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <summary>True while it waits to be carried out.</summary>
    public bool IsPending => CancelledAt is null && DoneAt is null;

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Member);

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => [SubjectRef.Of(Member), SubjectRef.Of(RequestedBy)];

    /// <summary>The key of a member's erasure.</summary>
    public static RecordKey KeyOf(MemberId member) => RecordKey.Of<Erasure>(member.Value);

    /// <inheritdoc/>
    public bool Equals(Erasure? other) =>
        other is not null && Member == other.Member && Mode == other.Mode && RequestedBy == other.RequestedBy && CreatedAt == other.CreatedAt
        && DueAt == other.DueAt && CancelledAt == other.CancelledAt && DoneAt == other.DoneAt && Version == other.Version && Lines.SequenceEqual(other.Lines);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Member, Version);
}

/// <summary>What an erasure does to one type of record.</summary>
/// <param name="Type">The type's name.</param>
/// <param name="Removed">Records that go.</param>
/// <param name="Emptied">Records that stay without words or name.</param>
/// <param name="Kept">Records that stay as they are.</param>
/// <param name="Why">Why some stay, in words for the person; null when none does.</param>
public sealed record ErasureLine(string Type, long Removed, long Emptied, long Kept, string? Why);
