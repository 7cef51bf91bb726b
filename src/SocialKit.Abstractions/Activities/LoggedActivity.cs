namespace SocialKit;

/// <summary>A log entry with its place.</summary>
/// <param name="Position">Given after its commit; a reader that has seen position n has seen every entry up to n.</param>
/// <param name="Entry">The fact.</param>
public sealed record LoggedActivity(long Position, ActivityEntry Entry);
