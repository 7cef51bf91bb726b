namespace SocialKit;

/// <summary>What someone did. An open vocabulary: partners add their own, named <c>their-prefix.verb</c>.</summary>
/// <param name="Value">Lower-case words joined by '-'.</param>
public readonly record struct Verb(string Value)
{
    /// <summary>Wrote a post.</summary>
    public static Verb Posted { get; } = new("posted");

    /// <summary>Wrote a comment.</summary>
    public static Verb Commented { get; } = new("commented");

    /// <summary>Changed a text.</summary>
    public static Verb Edited { get; } = new("edited");

    /// <summary>Deleted a post or comment.</summary>
    public static Verb Deleted { get; } = new("deleted");

    /// <summary>Took a deletion back.</summary>
    public static Verb Restored { get; } = new("restored");

    /// <summary>Marked an answer as the accepted one.</summary>
    public static Verb Accepted { get; } = new("accepted");

    /// <summary>Took that mark away.</summary>
    public static Verb Unaccepted { get; } = new("unaccepted");

    /// <summary>Reacted.</summary>
    public static Verb Reacted { get; } = new("reacted");

    /// <summary>Took a reaction back.</summary>
    public static Verb Unreacted { get; } = new("unreacted");

    /// <summary>Began to follow.</summary>
    public static Verb Followed { get; } = new("followed");

    /// <summary>Stopped following.</summary>
    public static Verb Unfollowed { get; } = new("unfollowed");

    /// <summary>Gave kudos.</summary>
    public static Verb GaveKudos { get; } = new("gave-kudos");

    /// <summary>Came in through an import; nobody is told.</summary>
    public static Verb Imported { get; } = new("imported");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
