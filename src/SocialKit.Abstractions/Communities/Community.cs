namespace SocialKit;

/// <summary>A space with a purpose. There is none without a charter.</summary>
public sealed record Community : IRecord<Community>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "community";

    /// <summary>The community.</summary>
    public required CommunityId Id { get; init; }

    /// <summary>Its name in addresses: 1 to 64 of a-z, 0-9, '.' and '-'.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name for people, 1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Why it exists.</summary>
    public required Charter Charter { get; init; }

    /// <summary>Where it stands.</summary>
    public required CommunityState State { get; init; }

    /// <summary>Who may come in and see what is inside.</summary>
    public CommunityAccess Access { get; init; } = CommunityAccess.Open;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Id);

    /// <inheritdoc/>
    public IEnumerable<UniqueKey> Uniques => [UniqueSlug(Slug)];

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => Charter.Owner is { } owner ? [SubjectRef.Of(Id), SubjectRef.Of(owner)] : [SubjectRef.Of(Id)];

    /// <summary>The key of a community.</summary>
    public static RecordKey KeyOf(CommunityId id) => RecordKey.Of<Community>(id.Value);

    /// <summary>Finds a community by slug.</summary>
    public static UniqueKey UniqueSlug(string slug) => new("community.slug", slug.ToLowerInvariant());
}
