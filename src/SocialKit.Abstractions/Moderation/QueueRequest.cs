namespace SocialKit;

/// <summary>Which part of the queue.</summary>
public sealed record QueueRequest
{
    /// <summary>"moderators" or "confidential".</summary>
    public string Desk { get; init; } = ModerationDesk.Moderators.Value;

    /// <summary>True for what was decided.</summary>
    public bool Closed { get; init; }

    /// <summary>Only of this community, by slug or id; null for all the viewer moderates.</summary>
    public string? Community { get; init; }

    /// <summary>True for the newest first.</summary>
    public bool Newest { get; init; }

    /// <summary>Where to go on.</summary>
    public string? Cursor { get; init; }

    /// <summary>Cases per page, 1 to 100; null for the host's default.</summary>
    public int? Limit { get; init; }
}
