namespace SocialKit;

/// <summary>What becomes of a text when a stage fails or does not answer in time.</summary>
public enum StageFailure
{
    /// <summary>It waits for approval.</summary>
    Hold,

    /// <summary>It goes on as if the stage had nothing against it.</summary>
    Pass,
}
