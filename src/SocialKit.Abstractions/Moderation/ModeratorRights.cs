namespace SocialKit;

/// <summary>What the host lets a viewer decide about.</summary>
/// <param name="Company">Everything that is said here.</param>
/// <param name="Confidential">What is reported in confidence.</param>
public sealed record ModeratorRights(bool Company, bool Confidential)
{
    /// <summary>Nothing.</summary>
    public static ModeratorRights None { get; } = new(false, false);
}
