namespace SocialKit;

/// <summary>One stage of the host's, in its place.</summary>
/// <param name="Name">What moderators see when it did not answer.</param>
/// <param name="Type">The stage.</param>
/// <param name="Deadline">How long it may take.</param>
/// <param name="OnFailure">What becomes of a text when it fails or is late.</param>
public sealed record StageRegistration(string Name, Type Type, TimeSpan Deadline, StageFailure OnFailure);
