namespace SocialKit;

/// <summary>What a decision changed of one text, so that exactly this can be taken back.</summary>
/// <param name="Subject">The text.</param>
/// <param name="Before">Whether it was out before.</param>
/// <param name="After">Whether it is out since.</param>
/// <param name="Deleted">True when it was deleted.</param>
/// <param name="Revision">For an approved edit: the number of the revision that holds the text of before.</param>
public sealed record DecisionChange(SubjectRef Subject, ModerationState Before, ModerationState After, bool Deleted = false, long? Revision = null);
