namespace SocialKit;

/// <summary>What a stage says of a text: one of the four.</summary>
public abstract record StageVerdict
{
    private StageVerdict()
    {
    }

    /// <summary>Nothing against it.</summary>
    public static StageVerdict Pass { get; } = new Passed();

    /// <summary>Nothing against it, but later stages and moderators shall know something: it is out, and stands in the queue.</summary>
    public static StageVerdict Tag(params IReadOnlyList<string> tags) => new Tagged(tags);

    /// <summary>It waits for approval.</summary>
    /// <param name="reason">What its author and the moderators are told.</param>
    public static StageVerdict Hold(string reason) => new Held(reason);

    /// <summary>It is not taken.</summary>
    /// <param name="reason">What its author is told, so that they know what to change.</param>
    /// <param name="field">"text" or "title".</param>
    public static StageVerdict Reject(string reason, string field = "text") => new Rejected(reason, field);

    /// <summary>See <see cref="Pass"/>.</summary>
    public sealed record Passed : StageVerdict;

    /// <summary>See <see cref="Tag"/>.</summary>
    /// <param name="Tags">What it is given.</param>
    public sealed record Tagged(IReadOnlyList<string> Tags) : StageVerdict;

    /// <summary>See <see cref="Hold"/>.</summary>
    /// <param name="Reason">What its author and the moderators are told.</param>
    public sealed record Held(string Reason) : StageVerdict;

    /// <summary>See <see cref="Reject"/>.</summary>
    /// <param name="Reason">What its author is told.</param>
    /// <param name="Field">"text" or "title".</param>
    public sealed record Rejected(string Reason, string Field) : StageVerdict;
}
