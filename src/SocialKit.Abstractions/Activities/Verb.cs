namespace SocialKit;

/// <summary>What someone did. An open vocabulary: partners add their own, named <c>their-prefix.verb</c>.</summary>
/// <param name="Value">Lower-case words joined by '-'.</param>
public readonly record struct Verb(string Value)
{
    /// <summary>Wrote a post.</summary>
    public static Verb Posted { get; } = new("posted");

    /// <summary>Wrote a comment.</summary>
    public static Verb Commented { get; } = new("commented");

    /// <summary>Handed in a text that waits for approval; that it was posted is logged once it is out.</summary>
    public static Verb Submitted { get; } = new("submitted");

    /// <summary>Decided about a text or a person.</summary>
    public static Verb Moderated { get; } = new("moderated");

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

    /// <summary>Came into a community.</summary>
    public static Verb Joined { get; } = new("joined");

    /// <summary>Asked to come into a community.</summary>
    public static Verb AskedToJoin { get; } = new("asked-to-join");

    /// <summary>Asked somebody into a community.</summary>
    public static Verb Invited { get; } = new("invited");

    /// <summary>Let somebody into a community who had asked.</summary>
    public static Verb LetIn { get; } = new("let-in");

    /// <summary>Gave somebody another role in a community.</summary>
    public static Verb GaveRole { get; } = new("gave-role");

    /// <summary>Left a community, or took back a request or an invitation.</summary>
    public static Verb Left { get; } = new("left");

    /// <summary>Took somebody out of a community, or turned down their request.</summary>
    public static Verb TookOut { get; } = new("took-out");

    /// <summary>Ended the talk under a subject.</summary>
    public static Verb Locked { get; } = new("locked");

    /// <summary>Opened the talk under a subject again.</summary>
    public static Verb Unlocked { get; } = new("unlocked");

    /// <summary>Came in through an import; nobody is told.</summary>
    public static Verb Imported { get; } = new("imported");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
