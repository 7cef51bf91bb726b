namespace SocialKit;

/// <summary>What a member does not want to meet in their feeds: a person, a topic, a community, or one post. Nobody else can tell.</summary>
public sealed record Mute : IRecord<Mute>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "mute";

    /// <summary>Who mutes.</summary>
    public required MemberId Member { get; init; }

    /// <summary>What: a member, a topic, a community or a post.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>Until when; null for good.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Member, Subject);

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => [SubjectRef.Of(Member), Subject];

    /// <summary>The key of a mute.</summary>
    public static RecordKey KeyOf(MemberId member, SubjectRef subject) => RecordKey.Of<Mute>(member.ToString(), subject.ToString());

    /// <inheritdoc/>
    DateTimeOffset IDated.CreatedAt => At;
}
