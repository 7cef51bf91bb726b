namespace SocialKit;

/// <summary>Who decides about a case. An open vocabulary.</summary>
/// <param name="Value">The word.</param>
public readonly record struct ModerationDesk(string Value)
{
    /// <summary>Those who moderate the community, and the whole company.</summary>
    public static ModerationDesk Moderators { get; } = new("moderators");

    /// <summary>A role of its own that the host names, for what stewards and moderators shall not see.</summary>
    public static ModerationDesk Confidential { get; } = new("confidential");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
