namespace SocialKit;

/// <summary>One member keeps another away: neither follows, mentions or answers the other; in communities the other's words are folded away for them.</summary>
public sealed record MemberBlock : IRecord<MemberBlock>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "block";

    /// <summary>Who blocks.</summary>
    public required MemberId Member { get; init; }

    /// <summary>Whom.</summary>
    public required MemberId Blocked { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public long Version => 1;

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Member, Blocked);

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => [SubjectRef.Of(Member), SubjectRef.Of(Blocked)];

    /// <summary>The key of a block.</summary>
    public static RecordKey KeyOf(MemberId member, MemberId blocked) => RecordKey.Of<MemberBlock>(member.ToString(), blocked.ToString());

    /// <inheritdoc/>
    DateTimeOffset IDated.CreatedAt => At;
}
