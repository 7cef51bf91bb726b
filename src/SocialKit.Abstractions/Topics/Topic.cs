namespace SocialKit;

/// <summary>A theme, known to the whole tenant.</summary>
public sealed record Topic : IRecord<Topic>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "topic";

    /// <summary>The topic.</summary>
    public required TopicId Id { get; init; }

    /// <summary>Its name in addresses, and unique: 1 to 64 characters, lower case, without spaces.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Id);

    /// <inheritdoc/>
    public IEnumerable<UniqueKey> Uniques => [UniqueSlug(Slug)];

    /// <summary>The key of a topic.</summary>
    public static RecordKey KeyOf(TopicId id) => RecordKey.Of<Topic>(id.Value);

    /// <summary>Finds a topic by slug.</summary>
    public static UniqueKey UniqueSlug(string slug) => new("topic.slug", slug.ToLowerInvariant());
}
