namespace SocialKit;

/// <summary>Why a text was refused, for the person who wrote it.</summary>
/// <param name="Code">One of <see cref="TextProblemCodes"/>; stable, for programs.</param>
/// <param name="Line">The line, from 1; 0 when the whole text is meant.</param>
/// <param name="Message">What to do about it, in plain English.</param>
public sealed record TextProblem(string Code, int Line, string Message);

/// <summary>The codes of <see cref="TextProblem"/>.</summary>
public static class TextProblemCodes
{
    /// <summary>A character that no store can keep: NUL or half of a surrogate pair.</summary>
    public const string InvalidCharacter = "text.invalid-character";

    /// <summary>Too many characters or bytes.</summary>
    public const string TooLong = "text.too-long";

    /// <summary>One line is too long.</summary>
    public const string LineTooLong = "text.line-too-long";

    /// <summary>Too many list or quote markers on one line.</summary>
    public const string TooManyMarkers = "text.too-many-markers";

    /// <summary>Lists, quotes, emphasis or brackets inside each other too deeply.</summary>
    public const string TooDeep = "text.too-deep";

    /// <summary>A table with too many columns or cells.</summary>
    public const string TableTooLarge = "text.table-too-large";

    /// <summary>Too many formatting marks in one paragraph.</summary>
    public const string TooManyMarks = "text.too-many-marks";

    /// <summary>Too many link definitions in one block.</summary>
    public const string TooManyDefinitions = "text.too-many-definitions";

    /// <summary>Too many links.</summary>
    public const string TooManyLinks = "text.too-many-links";

    /// <summary>Too many people mentioned.</summary>
    public const string TooManyMentions = "text.too-many-mentions";
}

/// <summary>Thrown when a text is refused; nothing was stored.</summary>
/// <param name="problem">What is wrong and what to do about it.</param>
public sealed class TextProblemException(TextProblem problem) : Exception(problem.Message)
{
    /// <summary>What is wrong and what to do about it.</summary>
    public TextProblem Problem { get; } = problem;

    internal TextProblemException(string code, int line, string message)
        : this(new TextProblem(code, line, message))
    {
    }
}
