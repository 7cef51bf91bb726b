namespace SocialKit;

/// <summary>One member in one community, or on the way in. Leaving removes it.</summary>
public sealed record Membership : IRecord<Membership>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "membership";

    /// <summary>In which community.</summary>
    public required CommunityId Community { get; init; }

    /// <summary>Who.</summary>
    public required MemberId Member { get; init; }

    /// <summary>What they are in it.</summary>
    public required CommunityRole Role { get; init; }

    /// <summary>How far it is.</summary>
    public required MembershipState State { get; init; }

    /// <summary>Who brought it to where it is: the member, or whoever invited, let in or gave the role.</summary>
    public required MemberId ChangedBy { get; init; }

    /// <summary>When it began: asked, invited or joined.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <summary>True when the member is in.</summary>
    public bool IsActive => State == MembershipState.Active;

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Community, Member);

    /// <inheritdoc/>
    public IEnumerable<CounterKey> Counts => IsActive ? [new CounterKey(SubjectRef.Of(Community), CounterKey.Members)] : [];

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => [SubjectRef.Of(Community), SubjectRef.Of(Member), SubjectRef.Of(ChangedBy)];

    /// <summary>The key of a membership.</summary>
    public static RecordKey KeyOf(CommunityId community, MemberId member) => RecordKey.Of<Membership>(community.ToString(), member.ToString());
}
