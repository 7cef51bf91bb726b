namespace SocialKit;

/// <summary>A part of a discussion as one viewer sees it.</summary>
public sealed record DiscussionPage
{
    /// <summary>What is being discussed.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>Comments that are not deleted, over all pages.</summary>
    public required long Total { get; init; }

    /// <summary>Which order.</summary>
    public required DiscussionSort Sort { get; init; }

    /// <summary>Top-level comments with their first replies.</summary>
    public required IReadOnlyList<CommentView> Comments { get; init; }

    /// <summary>How to ask for the next page; null on the last.</summary>
    public string? Next { get; init; }

    /// <summary>True when the page does not begin at the beginning.</summary>
    public bool Partial { get; init; }

    /// <summary>True when the viewer may write here.</summary>
    public required bool CanPost { get; init; }

    /// <summary>True when nobody may write here any more.</summary>
    public required bool Closed { get; init; }

    /// <summary>True when signing in may let the viewer write.</summary>
    public bool SignInToPost { get; init; }

    /// <summary>Why the talk was ended by those who moderate; null while it was not.</summary>
    public string? LockedReason { get; init; }

    /// <summary>True when the viewer may end the talk, or open it again.</summary>
    public bool CanLock { get; init; }

    /// <summary>True when a top-level comment may be an answer: the subject is a question.</summary>
    public bool TakesAnswers { get; init; }

    /// <summary>For a question: the accepted answer.</summary>
    public CommentId? AcceptedAnswer { get; init; }
}
