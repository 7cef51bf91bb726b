namespace SocialKit;

/// <summary>What a member may not do, where, until when and why. Its target sees it and can appeal; nobody is restricted in silence.</summary>
public sealed record Sanction : IRecord<Sanction>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "sanction";

    /// <summary>The sanction.</summary>
    public required SanctionId Id { get; init; }

    /// <summary>On whom.</summary>
    public required MemberId Member { get; init; }

    /// <summary>Where; null for everywhere.</summary>
    public CommunityId? Community { get; init; }

    /// <summary>What.</summary>
    public required SanctionKind Kind { get; init; }

    /// <summary>Why, as its target was told.</summary>
    public required string Reason { get; init; }

    /// <summary>The decision it came from.</summary>
    public required DecisionId Decision { get; init; }

    /// <summary>Who decided it.</summary>
    public required MemberId Moderator { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends by itself; null for one that is lifted by hand.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When it was lifted.</summary>
    public DateTimeOffset? LiftedAt { get; init; }

    /// <summary>Who lifted it.</summary>
    public MemberId? LiftedBy { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Id);

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns
    {
        get
        {
            IEnumerable<SubjectRef> concerns = [SubjectRef.Of(Member), SubjectRef.Of(Moderator), .. Community is { } community ? [SubjectRef.Of(community)] : Array.Empty<SubjectRef>()];
            return (LiftedBy is { } other ? concerns.Append(SubjectRef.Of(other)) : concerns).Distinct();
        }
    }

    /// <summary>True while it holds.</summary>
    public bool HoldsAt(DateTimeOffset at) => LiftedAt is null && !(Until <= at);

    /// <summary>True when it holds in this place: everywhere, or here.</summary>
    /// <param name="community">Where; null for what stands in no community.</param>
    public bool HoldsIn(CommunityId? community) => Community is null || Community == community;

    /// <summary>The key of a sanction.</summary>
    public static RecordKey KeyOf(SanctionId id) => RecordKey.Of<Sanction>(id.Value);
}
