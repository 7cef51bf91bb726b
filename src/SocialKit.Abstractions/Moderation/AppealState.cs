namespace SocialKit;

/// <summary>What became of an appeal. An open vocabulary.</summary>
/// <param name="Value">The word.</param>
public readonly record struct AppealState(string Value)
{
    /// <summary>Another moderator has to look at it.</summary>
    public static AppealState Open { get; } = new("open");

    /// <summary>The decision was taken back.</summary>
    public static AppealState Granted { get; } = new("granted");

    /// <summary>The decision stands.</summary>
    public static AppealState Refused { get; } = new("refused");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
