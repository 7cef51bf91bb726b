namespace SocialKit.Testing.Xss;

/// <summary>Where people's words are shown.</summary>
public static class Surfaces
{
    public const string Post = "post";
    public const string Title = "title";
    public const string Comment = "comment";
    public const string Link = "link";
    public const string Kudos = "kudos";
    public const string Profile = "profile";
    public const string Charter = "charter";
    public const string Topic = "topic";
}
