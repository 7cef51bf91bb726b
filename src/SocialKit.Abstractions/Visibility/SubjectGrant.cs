namespace SocialKit;

/// <summary>A subject that the viewer may read.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Url">Where it is shown: a local URL.</param>
/// <param name="CanPost">True when the viewer may write under it.</param>
/// <param name="Closed">True when it takes no more comments from anyone.</param>
public sealed record SubjectGrant(string Title, string Url, bool CanPost, bool Closed);
