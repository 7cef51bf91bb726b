using System.Globalization;
using System.Text;

namespace SocialKit.Cli;

/// <summary>One <c>row</c> element: its file, its attributes, the line it begins on, and how much of the file is read (0 to 1).</summary>
sealed class DumpRow(string file, int line, double share, IReadOnlyDictionary<string, string> attributes)
{
    // The ids of new records carry their time in milliseconds since 1970.
    static readonly DateTimeOffset s_earliest = DateTimeOffset.UnixEpoch;
    static readonly string[] s_timeFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    public string File { get; } = file;

    public int Line { get; } = line;

    public double Share { get; } = share;

    public long Id => Number("Id");

    /// <exception cref="BadRowException">The attribute is missing or not a whole number.</exception>
    public long Number(string name) => OptionalNumber(name) ?? throw new BadRowException($"{name} is missing");

    /// <exception cref="BadRowException">The attribute is there but not a whole number.</exception>
    public long? OptionalNumber(string name) => Text(name) is not { Length: > 0 } text
        ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new BadRowException($"{name} \"{Shortened(text)}\" is not a whole number");

    /// <exception cref="BadRowException">The attribute is there but not a number a score can have.</exception>
    public int? OptionalScore(string name) => OptionalNumber(name) is not { } number
        ? null
        : number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw new BadRowException($"{name} \"{number}\" is too large");

    /// <exception cref="BadRowException">The attribute is missing or not a date and time.</exception>
    public DateTimeOffset Time(string name) => OptionalTime(name) ?? throw new BadRowException($"{name} is missing");

    /// <summary>A time; dumps write UTC without saying so.</summary>
    /// <exception cref="BadRowException">The attribute is there but not a date and time since 1970.</exception>
    public DateTimeOffset? OptionalTime(string name) => Text(name) is not { Length: > 0 } text
        ? null
        : DateTimeOffset.TryParseExact(text, s_timeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && time >= s_earliest
            ? time
            : throw new BadRowException($"{name} \"{Shortened(text)}\" is not a date and time since 1970");

    /// <summary>A text without what no store can keep: control characters and halves of surrogate pairs.</summary>
    public string? Text(string name) => attributes.TryGetValue(name, out var text) ? Clean(text) : null;

    /// <summary>A name or title: one line, trimmed; null when nothing is left.</summary>
    public string? OneLine(string name) =>
        Text(name) is { } text && string.Join(' ', text.Split([' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } line ? line : null;

    static string Clean(string text)
    {
        if (!text.Any(c => char.IsSurrogate(c) || (char.IsControl(c) && c is not ('\n' or '\t'))))
            return text;

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t')
                clean.Append(rune);

        return clean.ToString();
    }

    static string Shortened(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
