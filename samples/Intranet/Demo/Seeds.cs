namespace Intranet.Demo;

/// <summary>
/// A hand-written post before the generator has filled its slots. <c>{oven}</c> draws from <see cref="Slots"/>, <c>{n:2-9}</c> is a
/// number, <c>[[one|two]]</c> picks a wording. A slot keeps its value through the whole thread, so replies talk about the same oven.
/// </summary>
internal sealed record PostSeed(string Kind, string? Title, string[] Topics, string Text)
{
    /// <summary>Fixed author; otherwise somebody who writes about the theme.</summary>
    public string? By { get; init; }

    /// <summary>Fixed age in hours; otherwise the generator picks one.</summary>
    public double? Hours { get; init; }

    /// <summary>Fixed number of comments; otherwise the generator picks one.</summary>
    public int? Size { get; init; }

    /// <summary>Written for the whole company, not for the theme's community.</summary>
    public bool Everyone { get; init; }

    /// <summary>A format people use again and again (swap, near miss, stock list): may be instantiated more than once.</summary>
    public bool Repeats { get; init; }

    /// <summary>Replies that only make sense below this post; answers when the post is a question.</summary>
    public string[] Replies { get; init; } = [];

    /// <summary>A conversation written out in full; the generator adds nothing unless <see cref="Size"/> is larger.</summary>
    public Line[] Script { get; init; } = [];

    public static PostSeed Say(string topics, string text, params string[] replies) =>
        new("text", null, Split(topics), text) { Replies = replies };

    public static PostSeed Ask(string title, string topics, string text, params string[] answers) =>
        new("question", title, Split(topics), text) { Replies = answers };

    public static PostSeed Announce(string title, string topics, string text, params string[] replies) =>
        new("announcement", title, Split(topics), text) { Replies = replies };

    private static string[] Split(string topics) => topics.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>One line of a written-out conversation; depth 0 answers the post, depth n answers the nearest line above with depth n-1.</summary>
internal sealed record Line(int Depth, string By, string Text, bool Accepted = false);

/// <summary>What people talk about, who does, and what the others say.</summary>
internal sealed record Theme(
    string Name,
    string? Community,
    string[] Authors,
    PostSeed[] Posts,
    string[] Comments,
    string[] FollowUps);
