namespace SocialKit;

/// <summary>How much text one post, comment or charter may hold. Everything above a limit is refused before it costs anything.</summary>
/// <remarks>The last group exists because Markdown has shapes whose cost grows with the square of their size; people do not write them.</remarks>
public sealed record TextLimits
{
    /// <summary>The limits for what people write.</summary>
    public static TextLimits Default { get; } = new();

    /// <summary>The limits for text that comes from another system: larger, still bounded.</summary>
    public static TextLimits Import { get; } = new()
    {
        MaxGraphemes = 400 * 1024,
        MaxBytes = 400 * 1024,
        MaxNesting = 24,
        MaxLinks = 5_000,
        MaxMentions = 1_000,
        MaxLineLength = 400 * 1024,
        MaxMarkersPerLine = 40,
        MaxMarkerColumn = 160,
        MaxTableCells = 40_000,
        MaxReferenceDefinitions = 5_000,
    };

    /// <summary>Characters as people count them; a mention counts as one.</summary>
    public int MaxGraphemes { get; init; } = 10_000;

    /// <summary>Bytes of the source in UTF-8.</summary>
    public int MaxBytes { get; init; } = 40 * 1024;

    /// <summary>Lists and quotes inside each other.</summary>
    public int MaxNesting { get; init; } = 6;

    /// <summary>Links and images together.</summary>
    public int MaxLinks { get; init; } = 10;

    /// <summary>Different people mentioned.</summary>
    public int MaxMentions { get; init; } = 10;

    /// <summary>List and quote markers at the start of one line.</summary>
    public int MaxMarkersPerLine { get; init; } = 16;

    /// <summary>The column up to which a list marker may be indented; it bounds how deep lists can get before they are parsed.</summary>
    public int MaxMarkerColumn { get; init; } = 60;

    /// <summary>Characters in one line.</summary>
    public int MaxLineLength { get; init; } = 10_000;

    /// <summary>Columns of one table.</summary>
    public int MaxTableColumns { get; init; } = 20;

    /// <summary>Rows times columns of one table: a short row is filled up, so cells cost output that nobody typed.</summary>
    public int MaxTableCells { get; init; } = 2_000;

    /// <summary>Marks (<c>*</c>, <c>_</c>, <c>[</c> and the like) in one paragraph.</summary>
    public int MaxMarksPerParagraph { get; init; } = 500;

    /// <summary>Link definitions (<c>[name]: address</c>) without a blank line between them.</summary>
    public int MaxReferenceDefinitions { get; init; } = 200;

    /// <summary>Emphasis and links inside each other.</summary>
    public int MaxInlineNesting { get; init; } = 16;
}
