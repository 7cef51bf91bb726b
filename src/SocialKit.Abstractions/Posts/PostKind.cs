namespace SocialKit;

/// <summary>What kind of post. An open vocabulary: hosts and partners add their own.</summary>
/// <param name="Value">1 to 32 of a-z, 0-9 and '-'.</param>
public readonly record struct PostKind(string Value)
{
    /// <summary>Plain text.</summary>
    public static PostKind Text { get; } = new("text");

    /// <summary>A question; has a title, and its comments may be answers.</summary>
    public static PostKind Question { get; } = new("question");

    /// <summary>Something everyone should know.</summary>
    public static PostKind Announcement { get; } = new("announcement");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
