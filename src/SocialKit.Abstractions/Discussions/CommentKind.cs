namespace SocialKit;

/// <summary>What kind of comment. An open vocabulary.</summary>
/// <param name="Value">1 to 32 of a-z, 0-9 and '-'.</param>
public readonly record struct CommentKind(string Value)
{
    /// <summary>A remark.</summary>
    public static CommentKind Comment { get; } = new("comment");

    /// <summary>An answer to a question; can be accepted.</summary>
    public static CommentKind Answer { get; } = new("answer");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
