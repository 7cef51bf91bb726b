namespace SocialKit;

/// <summary>A post as one viewer sees it.</summary>
public sealed record PostView
{
    /// <summary>The post.</summary>
    public required PostId Id { get; init; }

    /// <summary>What kind.</summary>
    public required PostKind Kind { get; init; }

    /// <summary>Who wrote it.</summary>
    public required MemberView Author { get; init; }

    /// <summary>Where it stands; null for the whole company.</summary>
    public CommunityView? Community { get; init; }

    /// <summary>Its title, for kinds that have one.</summary>
    public string? Title { get; init; }

    /// <summary>Its text; empty when deleted.</summary>
    public required SafeHtml Html { get; init; }

    /// <summary>What it is about.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was edited, when that shows.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>True when it is deleted; only its author still sees it, to restore it.</summary>
    public bool Deleted { get; init; }

    /// <summary>Its address: the host's page or SocialKit's.</summary>
    public required string Url { get; init; }

    /// <summary>Comments under it.</summary>
    public required long Comments { get; init; }

    /// <summary>The newest top-level comments, oldest first: a taste of the discussion.</summary>
    public IReadOnlyList<CommentView> Latest { get; init; } = [];

    /// <summary>Reactions.</summary>
    public required ReactionSummary Reactions { get; init; }

    /// <summary>Score brought by an import, plus unique votes here.</summary>
    public int Score { get; init; }

    /// <summary>For questions: true when an answer was accepted.</summary>
    public bool Answered { get; init; }

    /// <summary>For questions: the accepted answer.</summary>
    public CommentId? AcceptedAnswer { get; init; }

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

    /// <summary>The post as a subject.</summary>
    public SubjectRef Subject => SubjectRef.Of(Id);
}
