namespace SocialKit;

/// <summary>What a column holds, in every dialect.</summary>
internal enum ColumnType
{
    /// <summary>Bytes, ordered byte by byte.</summary>
    Blob,

    /// <summary>Text in UTF-8, compared byte by byte.</summary>
    Text,

    /// <summary>A 64-bit integer.</summary>
    Int,
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name, the same in every dialect.</param>
/// <param name="Type">What it holds.</param>
internal sealed record Column(string Name, ColumnType Type)
{
    /// <summary>Reads "name type".</summary>
    public static Column Parse(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return new Column(text[..space], Enum.Parse<ColumnType>(text.AsSpan(space + 1), ignoreCase: true));
    }
}
