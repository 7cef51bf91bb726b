namespace SocialKit;

/// <summary>A case as a moderator sees it.</summary>
public sealed record CaseView
{
    /// <summary>The case.</summary>
    public required ModerationCaseId Id { get; init; }

    /// <summary>"moderators" or "confidential".</summary>
    public required string Desk { get; init; }

    /// <summary>About what.</summary>
    public required SubjectRef Subject { get; init; }

    /// <summary>Where it is.</summary>
    public required string Url { get; init; }

    /// <summary>Whose text it is, or who it is about.</summary>
    public required MemberView Author { get; init; }

    /// <summary>The community it stands in, by name; null for none.</summary>
    public string? Community { get; init; }

    /// <summary>"open" or "closed".</summary>
    public required string State { get; init; }

    /// <summary>Why it is here, oldest first.</summary>
    public required IReadOnlyList<CaseReason> Reasons { get; init; }

    /// <summary>What was reported, without who did.</summary>
    public IReadOnlyList<CaseFlag> Flags { get; init; } = [];

    /// <summary>Who is looking at it.</summary>
    public MemberView? ClaimedBy { get; init; }

    /// <summary>True when it is the viewer who is.</summary>
    public bool Mine { get; init; }

    /// <summary>When it came into the queue.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>True when the text stands in a closed community and is shown only when the case is opened, which is noted.</summary>
    public bool Sealed { get; init; }

    /// <summary>"text" when a new text waits, "edit" when a change does, "published" and "gone" otherwise, "member" for a person.</summary>
    public required string Waits { get; init; }

    /// <summary>The title of the text.</summary>
    public string? Title { get; init; }

    /// <summary>The text: as it stands, without images.</summary>
    public SafeHtml Html { get; init; }

    /// <summary>The title it would have.</summary>
    public string? EditTitle { get; init; }

    /// <summary>The text it would have, when a change waits.</summary>
    public SafeHtml? EditHtml { get; init; }

    /// <summary>For an appeal: the decision it is against.</summary>
    public DecisionView? Appeal { get; init; }

    /// <summary>What the viewer may decide; empty when they may not.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>What may be decided about its author besides.</summary>
    public IReadOnlyList<string> Sanctions { get; init; } = [];

    /// <summary>Why the viewer may not decide; null when they may.</summary>
    public string? Obstacle { get; init; }
}

/// <summary>A report as a moderator sees it.</summary>
/// <param name="Norm">Which norm it names.</param>
/// <param name="Reason">What the reporter wrote.</param>
/// <param name="At">When.</param>
public sealed record CaseFlag(string Norm, string Reason, DateTimeOffset At);
