namespace SocialKit;

/// <summary>Where the host shows one of SocialKit's own kinds.</summary>
/// <param name="Kind">"post", "member", "community" or "kudos".</param>
/// <param name="Pattern">A local path with <c>{id}</c>, and <c>{handle}</c> for members or <c>{slug}</c> for communities.</param>
public sealed record SubjectPage(string Kind, string Pattern);
