namespace SocialKit;

/// <summary>A top-level entry of a feed.</summary>
public sealed record Post : IRecord<Post>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "post";

    /// <summary>The post.</summary>
    public required PostId Id { get; init; }

    /// <summary>What kind of post.</summary>
    public required PostKind Kind { get; init; }

    /// <summary>Who wrote it.</summary>
    public required MemberId Author { get; init; }

    /// <summary>Where it stands; null means for the whole company.</summary>
    public CommunityId? Community { get; init; }

    /// <summary>5 to 255 characters, for kinds that have one.</summary>
    public string? Title { get; init; }

    /// <summary>The text.</summary>
    public required RichText Text { get; init; }

    /// <summary>What it is about.</summary>
    public IReadOnlyList<TopicId> Topics { get; init; } = [];

    /// <summary>For questions: the accepted answer.</summary>
    public CommentId? AcceptedAnswer { get; init; }

    /// <summary>The score it brought from where it was imported; shown together with unique votes.</summary>
    public int ImportedScore { get; init; }

    /// <summary>Whether it is out; what is not is seen by its author and moderators only.</summary>
    public ModerationState Moderation { get; init; } = ModerationState.Published;

    /// <summary>Source and id there, for imported posts.</summary>
    public Origin? Origin { get; init; }

    /// <summary>When it was written; with <see cref="Id"/> its place in every feed, fixed for good.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last edited outside the grace period.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it was deleted; the text is kept until the restore window ends.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Who deleted it.</summary>
    public MemberId? DeletedBy { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <summary>The post as a subject.</summary>
    public SubjectRef Subject => SubjectRef.Of(Id);

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Id);

    /// <inheritdoc/>
    public IEnumerable<UniqueKey> Uniques => Origin is null ? [] : [Origin.Unique];

    /// <inheritdoc/>
    public IEnumerable<CounterKey> Counts
    {
        get
        {
            if (DeletedAt is not null || Moderation != ModerationState.Published)
            {
                yield break;
            }

            yield return new CounterKey(SubjectRef.Of(Author), CounterKey.Posts);
            if (Community is { } community)
            {
                yield return new CounterKey(SubjectRef.Of(community), CounterKey.Posts);
                yield return new CounterKey(SubjectRef.Of(Author), CounterKey.In(CounterKey.Posts, community));
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => Community is { } community ? [Subject, SubjectRef.Of(Author), SubjectRef.Of(community)] : [Subject, SubjectRef.Of(Author)];

    /// <summary>The key of a post.</summary>
    public static RecordKey KeyOf(PostId id) => RecordKey.Of<Post>(id.Value);
}
