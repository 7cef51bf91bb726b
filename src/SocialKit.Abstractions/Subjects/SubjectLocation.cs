namespace SocialKit;

/// <summary>Where a subject is shown.</summary>
/// <param name="Subject">The subject asked for.</param>
/// <param name="Page">The subject whose page shows it: for a comment, what it was said about.</param>
/// <param name="Title">What people call the page's subject.</param>
/// <param name="Url">The host's page, or null when the host registered none and SocialKit's bare page serves.</param>
public sealed record SubjectLocation(SubjectRef Subject, SubjectRef Page, string Title, string? Url);
