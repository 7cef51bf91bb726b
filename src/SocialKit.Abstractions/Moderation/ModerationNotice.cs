namespace SocialKit;

/// <summary>For the author of a text and for moderators: that it, or a change to it, is not out, and why.</summary>
/// <param name="State">"held", "rejected" or "hidden" for the text itself, "edit" for a change that waits.</param>
/// <param name="Reason">What the author is told; null when there is nothing more to say.</param>
public sealed record ModerationNotice(string State, string? Reason)
{
    /// <summary>The text is out, a change to it waits.</summary>
    public const string Edit = "edit";
}
