namespace SocialKit;

/// <summary>A change to a published text that waits for approval. Until then the post or comment stays as it was approved last.</summary>
public sealed record PendingEdit : IRecord<PendingEdit>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "pending-edit";

    /// <summary>Of what: a post or a comment.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>The version of the post or comment that it changes.</summary>
    public required long Of { get; init; }

    /// <summary>The title it would have, for posts with one.</summary>
    public string? Title { get; init; }

    /// <summary>The text it would have.</summary>
    public required RichText Text { get; init; }

    /// <summary>Who wants it.</summary>
    public required MemberId Author { get; init; }

    /// <summary>When it was last written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Subject);

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => [Subject, SubjectRef.Of(Author)];

    /// <summary>The key of the edit that waits for a post or comment.</summary>
    public static RecordKey KeyOf(SubjectRef subject) => RecordKey.Of<PendingEdit>(subject.ToString());
}
