namespace SocialKit;

/// <summary>
/// A check of the host's own in the way of every new and changed text, after the rules: added by <c>AddModerationStage</c>, asked in that order. It has
/// a deadline; one that fails or is late decides as it was registered to.
/// </summary>
public interface IModerationStage
{
    /// <summary>Says what becomes of a text.</summary>
    /// <param name="text">The text; it is not stored yet.</param>
    /// <param name="cancellationToken">Ends the call at its deadline, and when the author is gone.</param>
    ValueTask<StageVerdict> JudgeAsync(ModeratedText text, CancellationToken cancellationToken);
}
