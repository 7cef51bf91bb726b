namespace SocialKit;

/// <summary>A subject the viewer may read: what they may do on it, and SocialKit's record when it is one of ours.</summary>
internal sealed record Ground(SubjectRef Subject, string Title, string? Url, bool CanPost, bool Closed, IRecord? Record);
