namespace SocialKit;

/// <summary>A reply: to a subject, or to another comment on the same subject.</summary>
public sealed record Comment : IRecord<Comment>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "comment";

    /// <summary>The comment.</summary>
    public required CommentId Id { get; init; }

    /// <summary>What is being discussed.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>
    /// The 32-digit ids from the top-level comment down to this one, without separators. Ordered text by text, paths give each comment before
    /// its replies and siblings oldest first.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>The community in which what is discussed stands; null for the whole company and for the host's subjects.</summary>
    public CommunityId? Community { get; init; }

    /// <summary>What kind.</summary>
    public required CommentKind Kind { get; init; }

    /// <summary>Who wrote it.</summary>
    public required MemberId Author { get; init; }

    /// <summary>The text.</summary>
    public required RichText Text { get; init; }

    /// <summary>The score it brought from where it was imported.</summary>
    public int ImportedScore { get; init; }

    /// <summary>Whether it is out; what is not is seen by its author and moderators only.</summary>
    public ModerationState Moderation { get; init; } = ModerationState.Published;

    /// <summary>Source and id there, for imported comments.</summary>
    public Origin? Origin { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last edited outside the grace period.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it was deleted; the text is kept until the restore window ends.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Who deleted it.</summary>
    public MemberId? DeletedBy { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <summary>1 for a top-level comment, at most 32.</summary>
    public int Depth => Path.Length / 32;

    /// <summary>The top-level comment it belongs under; itself when it is one.</summary>
    public CommentId Root => CommentId.Parse(Path[..32]);

    /// <summary>The comment it replies to; null for a top-level comment.</summary>
    public CommentId? Parent => Path.Length == 32 ? null : CommentId.Parse(Path[^64..^32]);

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

            yield return new CounterKey(Subject, CounterKey.Comments);
            yield return new CounterKey(SubjectRef.Of(Author), CounterKey.Written);
            if (Community is not null || !Subject.IsOwn)
            {
                yield return new CounterKey(SubjectRef.Of(Author), CounterKey.In(CounterKey.Written, Community));
            }

            for (var end = 32; end < Path.Length; end += 32)
            {
                yield return new CounterKey(SubjectRef.Of(CommentId.Parse(Path[(end - 32)..end])), CounterKey.Replies);
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns =>
        Community is { } community ? [SubjectRef.Of(Id), Subject, SubjectRef.Of(Author), SubjectRef.Of(community)] : [SubjectRef.Of(Id), Subject, SubjectRef.Of(Author)];

    /// <summary>The key of a comment.</summary>
    public static RecordKey KeyOf(CommentId id) => RecordKey.Of<Comment>(id.Value);

    /// <summary>The path of a new comment.</summary>
    /// <param name="parent">What it replies to; null for a top-level comment.</param>
    /// <param name="id">The new comment.</param>
    public static string PathOf(Comment? parent, CommentId id) => parent?.Path + id;
}
