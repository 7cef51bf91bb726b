namespace SocialKit;

/// <summary>Whether a text is out. An open vocabulary; everything but <see cref="Published"/> is kept from everybody but its author and moderators.</summary>
/// <param name="Value">The word.</param>
public readonly record struct ModerationState(string Value)
{
    /// <summary>Out, for everybody who may read the place it stands in.</summary>
    public static ModerationState Published { get; } = new("published");

    /// <summary>Waits for approval.</summary>
    public static ModerationState Held { get; } = new("held");

    /// <summary>Was not approved.</summary>
    public static ModerationState Rejected { get; } = new("rejected");

    /// <summary>Was out and was taken back by a moderator.</summary>
    public static ModerationState Hidden { get; } = new("hidden");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
