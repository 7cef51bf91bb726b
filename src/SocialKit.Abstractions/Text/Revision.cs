namespace SocialKit;

/// <summary>An earlier text of a post or comment, kept when it was edited outside the silent grace period.</summary>
public sealed record Revision : IRecord<Revision>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "revision";

    /// <summary>Whose text: a post or a comment.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>The version of the post or comment that held this text.</summary>
    public required long Number { get; init; }

    /// <summary>The title it had, for posts with one.</summary>
    public string? Title { get; init; }

    /// <summary>The text it had.</summary>
    public required RichText Text { get; init; }

    /// <summary>Who replaced it.</summary>
    public required MemberId ReplacedBy { get; init; }

    /// <summary>When it was replaced.</summary>
    public required DateTimeOffset ReplacedAt { get; init; }

    /// <inheritdoc/>
    public long Version => 1;

    /// <inheritdoc/>
    public RecordKey Key => RecordKey.Of<Revision>(Subject.ToString(), Number.ToString("D10", System.Globalization.CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => [Subject, SubjectRef.Of(ReplacedBy)];

    /// <inheritdoc/>
    DateTimeOffset IDated.CreatedAt => ReplacedAt;
}
