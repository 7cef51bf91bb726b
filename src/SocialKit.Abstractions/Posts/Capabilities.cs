namespace SocialKit;

/// <summary>What the viewer may do with a post or comment, so that no button is dead.</summary>
/// <param name="Edit">Change its text.</param>
/// <param name="Delete">Delete it.</param>
/// <param name="Restore">Take its deletion back.</param>
/// <param name="React">React to it.</param>
/// <param name="Reply">Write under it.</param>
/// <param name="Accept">Mark it as the accepted answer, or unmark it.</param>
public sealed record Capabilities(bool Edit, bool Delete, bool Restore, bool React, bool Reply, bool Accept)
{
    /// <summary>Report it to moderators.</summary>
    public bool Flag { get; init; }

    /// <summary>Nothing at all.</summary>
    public static Capabilities None { get; } = new(false, false, false, false, false, false);
}
