namespace SocialKit;

/// <summary>What the pipeline says of a text that it does not refuse.</summary>
/// <param name="IsHeld">True when it waits for approval.</param>
/// <param name="Reasons">Why it is for the queue; none when it is not.</param>
internal sealed record Judgement(bool IsHeld, IReadOnlyList<CaseReason> Reasons)
{
    public ModerationState State => IsHeld ? ModerationState.Held : ModerationState.Published;

    /// <summary>What is logged of a new text: that it was posted is said once it is out.</summary>
    public Verb VerbFor(Verb published) => IsHeld ? Verb.Submitted : published;
}
