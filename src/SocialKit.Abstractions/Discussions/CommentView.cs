namespace SocialKit;

/// <summary>A comment as one viewer sees it.</summary>
public sealed record CommentView
{
    /// <summary>The comment.</summary>
    public required CommentId Id { get; init; }

    /// <summary>What is being discussed.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>The comment it replies to.</summary>
    public CommentId? Parent { get; init; }

    /// <summary>What kind.</summary>
    public required CommentKind Kind { get; init; }

    /// <summary>1 for top level, then 2 and so on to the number of levels shown; deeper replies stand at the last level.</summary>
    public required int Level { get; init; }

    /// <summary>Whom it replies to, when that cannot be seen from its place: it was flattened, or its parent is on another page.</summary>
    public MemberView? ReplyingTo { get; init; }

    /// <summary>Who wrote it; null for a tombstone.</summary>
    public MemberView? Author { get; init; }

    /// <summary>Its text; empty when deleted.</summary>
    public required SafeHtml Html { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was edited, when that shows.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>True when it is deleted: nobody's name, nobody's words.</summary>
    public bool Deleted { get; init; }

    /// <summary>For a tombstone: "author" when its writer deleted it.</summary>
    public string? DeletedReason { get; init; }

    /// <summary>"muted" or "blocked" when the viewer did that to its author: shown folded, to be opened on request. Null otherwise.</summary>
    public string? Folded { get; init; }

    /// <summary>True for the accepted answer.</summary>
    public bool Accepted { get; init; }

    /// <summary>True when a permalink points at it.</summary>
    public bool Highlighted { get; init; }

    /// <summary>Its permalink.</summary>
    public required string Url { get; init; }

    /// <summary>Reactions.</summary>
    public required ReactionSummary Reactions { get; init; }

    /// <summary>Score brought by an import, plus unique votes here.</summary>
    public int Score { get; init; }

    /// <summary>Comments below it that are not deleted.</summary>
    public long ReplyCount { get; init; }

    /// <summary>For a top-level comment: what follows it, in reading order, each with its level.</summary>
    public IReadOnlyList<CommentView> Replies { get; init; } = [];

    /// <summary>For a top-level comment: how to ask for more of its replies; null when all are shown.</summary>
    public string? NextReplies { get; init; }

    /// <summary>For a top-level comment opened by a permalink: true when earlier replies are left out.</summary>
    public bool EarlierReplies { get; init; }

    /// <summary>For its author and moderators: that it, or a change to it, is not out; null when all of it is.</summary>
    public ModerationNotice? Notice { get; init; }

    /// <summary>For its author, in the first hour: whom it names that cannot read it, and so is not told. The names stand there as text.</summary>
    public IReadOnlyList<MemberView> NotReached { get; init; } = [];

    /// <summary>What the viewer may do.</summary>
    public required Capabilities Can { get; init; }

    /// <summary>For an edit form: the text as its author types it; null when the viewer may not edit.</summary>
    public string? EditableText { get; init; }

    /// <summary>For an edit form: the stamp to send back as <c>started</c>.</summary>
    public string? EditStamp { get; init; }

    /// <summary>For an edit form: the version to send back.</summary>
    public required long Version { get; init; }
}
