namespace SocialKit;

/// <summary>A decision as the person it is about, or a moderator, sees it.</summary>
public sealed record DecisionView
{
    /// <summary>The decision.</summary>
    public required DecisionId Id { get; init; }

    /// <summary>About what.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>Where it is.</summary>
    public required string Url { get; init; }

    /// <summary>The person it is about.</summary>
    public required MemberView Member { get; init; }

    /// <summary>The community it holds in, by name; null for everywhere.</summary>
    public string? Community { get; init; }

    /// <summary>What was decided.</summary>
    public required string Action { get; init; }

    /// <summary>The norm that was broken.</summary>
    public string? Norm { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided; told to moderators only.</summary>
    public MemberView? Moderator { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>For what ends by itself: when.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How many texts it changed.</summary>
    public int Texts { get; init; }

    /// <summary>The text it was about, for its author, as far as it is still kept.</summary>
    public SafeHtml? Html { get; init; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>Until when it can be taken back.</summary>
    public DateTimeOffset UndoUntil { get; init; }

    /// <summary>True when the viewer may take it back now.</summary>
    public bool CanUndo { get; init; }

    /// <summary>Why the person does not agree.</summary>
    public string? Appeal { get; init; }

    /// <summary>"open", "granted" or "refused".</summary>
    public string? AppealState { get; init; }

    /// <summary>What the person was told about the appeal.</summary>
    public string? AppealAnswer { get; init; }

    /// <summary>True when the viewer may appeal now.</summary>
    public bool CanAppeal { get; init; }

    /// <summary>True when the viewer may answer the appeal.</summary>
    public bool CanAnswer { get; init; }
}
