namespace SocialKit;

/// <summary>A report to make.</summary>
/// <param name="Subject">About what: a post, a comment, kudos or a member.</param>
/// <param name="Norm">Which norm it breaks: a key of <see cref="ModerationOptions.Norms"/>.</param>
/// <param name="Reason">What is wrong: up to 1,000 characters, may be empty.</param>
public sealed record NewFlag(SubjectRef Subject, string Norm, string Reason = "");
