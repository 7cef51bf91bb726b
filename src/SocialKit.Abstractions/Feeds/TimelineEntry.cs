namespace SocialKit;

/// <summary>
/// A post that was pushed to a member who follows its author or community, so that their home feed is read from one place. Only a faster way to
/// what <see cref="FeedSelector.HomeOf"/> says: it may be missing, trimmed, or written twice without harm.
/// </summary>
public sealed record TimelineEntry : IRecord<TimelineEntry>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "timeline-entry";

    /// <summary>Whose timeline.</summary>
    public required MemberId Member { get; init; }

    /// <summary>Which post.</summary>
    public required PostId Post { get; init; }

    /// <summary>When the post was written, exactly as the post says: with its id its place in the timeline.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public long Version => 1;

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Member, CreatedAt, Post);

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => [SubjectRef.Of(Member), SubjectRef.Of(Post)];

    /// <summary>The key of an entry: in the order of the timeline.</summary>
    public static RecordKey KeyOf(MemberId member, DateTimeOffset createdAt, PostId post) => RecordKey.Of<TimelineEntry>(
        member.ToString(), createdAt.UtcTicks.ToString("D19", System.Globalization.CultureInfo.InvariantCulture), post.ToString());
}
