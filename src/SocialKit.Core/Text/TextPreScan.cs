using System.Globalization;
using System.Text;

namespace SocialKit;

/// <summary>
/// One pass over a text before the Markdown parser sees it. It looks at every character a fixed number of times, and refuses what would
/// make the parser's block phase cost more than a fixed amount per character. Rules about the inside of paragraphs are in <see cref="InlineBudget"/>.
/// </summary>
internal static class TextPreScan
{
    /// <summary>The first problem of <paramref name="source"/>, or null.</summary>
    public static TextProblem? Check(string source, TextLimits limits)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(limits);

        // No character is shorter than one byte: a text far over the limit is refused without being read.
        if (source.Length > limits.MaxBytes)
        {
            return TooManyBytes(limits);
        }

        return Characters(source, limits) ?? Lines(source, limits);
    }

    /// <summary>Throws when <see cref="Check"/> finds a problem.</summary>
    public static void ThrowIfRefused(string source, TextLimits limits)
    {
        if (Check(source, limits) is { } problem)
        {
            throw new TextProblemException(problem);
        }
    }

    static TextProblem TooManyBytes(TextLimits limits) => new(
        TextProblemCodes.TooLong,
        0,
        $"This text is too large. Shorten it to {limits.MaxBytes / 1024} KiB, or attach it as a file.");

    static TextProblem? Characters(string source, TextLimits limits)
    {
        var line = 1;
        var bytes = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (c == '\n' || (c == '\r' && !(i + 1 < source.Length && source[i + 1] == '\n')))
            {
                line++;
            }

            if (c == '\0')
            {
                return new(TextProblemCodes.InvalidCharacter, line, $"Line {line} holds a NUL character, which cannot be stored. Delete it and try again.");
            }

            if (char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 >= source.Length || !char.IsLowSurrogate(source[i + 1]))
                {
                    return new(TextProblemCodes.InvalidCharacter, line, $"Line {line} holds a broken character. Delete it and type it again.");
                }

                bytes += 4;
                i++;
            }
            else
            {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }

        if (bytes > limits.MaxBytes)
        {
            return TooManyBytes(limits);
        }

        return source.Length > limits.MaxGraphemes && Graphemes(source) > limits.MaxGraphemes
            ? new(TextProblemCodes.TooLong, 0, string.Create(CultureInfo.InvariantCulture, $"This text is too long. Shorten it to {limits.MaxGraphemes:N0} characters, or attach it as a file."))
            : null;
    }

    static int Graphemes(ReadOnlySpan<char> rest)
    {
        var count = 0;
        while (!rest.IsEmpty)
        {
            // The author typed a short handle; that it is stored as a long id must not use up the author's room.
            var length = MentionToken.TryRead(rest, out _) ? MentionToken.Length : StringInfo.GetNextTextElementLength(rest);
            rest = rest[length..];
            count++;
        }

        return count;
    }

    static TextProblem? Lines(string source, TextLimits limits)
    {
        var line = 0;
        var definitions = 0;
        for (var start = 0; start < source.Length;)
        {
            line++;
            var length = source.AsSpan(start).IndexOfAny('\n', '\r');
            var next = length < 0 ? source.Length : start + length + 1;
            if (length >= 0 && source[next - 1] == '\r' && next < source.Length && source[next] == '\n')
            {
                next++;
            }

            var text = length < 0 ? source.AsSpan(start) : source.AsSpan(start, length);
            start = next;

            if (text.Length > limits.MaxLineLength)
            {
                return new(TextProblemCodes.LineTooLong, line, string.Create(CultureInfo.InvariantCulture, $"Line {line} is too long. Break it into lines of at most {limits.MaxLineLength:N0} characters."));
            }

            if (Markers(text, line, limits) is { } problem)
            {
                return problem;
            }

            // Each definition makes the parser look at the rest of its paragraph again.
            definitions = IsBlank(text) ? 0 : definitions + Occurrences(text, "]:");
            if (definitions > limits.MaxReferenceDefinitions)
            {
                return new(TextProblemCodes.TooManyDefinitions, line, $"There are too many link definitions in the lines up to line {line}. Put a blank line after every {limits.MaxReferenceDefinitions} of them.");
            }
        }

        return null;
    }

    // Counts what opens a list or a quote at the start of a line. A nested list needs at least two columns more than the list around it,
    // so the column of the first marker bounds the depth that earlier lines can have built up.
    static TextProblem? Markers(ReadOnlySpan<char> text, int line, TextLimits limits)
    {
        var rule = -1;
        var column = 0;
        var markers = 0;
        for (var i = 0; i < text.Length;)
        {
            switch (text[i])
            {
                case ' ':
                    column++;
                    i++;
                    continue;
                case '\t':
                    column += 4 - (column % 4);
                    i++;
                    continue;
            }

            var width = MarkerWidth(text[i..]);
            if (width == 0)
            {
                return null;
            }

            if (rule < 0)
            {
                rule = RuleStart(text);
            }

            if (i >= rule)
            {
                // "- - - - -" is a line across the page and opens nothing.
                return null;
            }

            markers++;
            if (markers > limits.MaxMarkersPerLine)
            {
                return new(TextProblemCodes.TooManyMarkers, line, $"Line {line} starts with more than {limits.MaxMarkersPerLine} list or quote marks. Remove some of them, or put a backslash before the first.");
            }

            if (column > limits.MaxMarkerColumn)
            {
                return new(TextProblemCodes.TooDeep, line, $"The list in line {line} is indented too far. Move it to the left.");
            }

            column += width;
            i += width;
        }

        return null;
    }

    static int MarkerWidth(ReadOnlySpan<char> text)
    {
        if (text[0] == '>')
        {
            return 1;
        }

        var width = 0;
        if (text[0] is '-' or '+' or '*')
        {
            width = 1;
        }
        else
        {
            while (width < text.Length && width < 10 && char.IsAsciiDigit(text[width]))
            {
                width++;
            }

            if (width == 0 || width == text.Length || text[width] is not ('.' or ')'))
            {
                return 0;
            }

            width++;
        }

        return width == text.Length || text[width] is ' ' or '\t' ? width : 0;
    }

    // Where the last stretch of the line begins that consists of one of - * _ and blanks only; a rule needs three of them.
    static int RuleStart(ReadOnlySpan<char> text)
    {
        var mark = '\0';
        var count = 0;
        var start = text.Length;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            var c = text[i];
            if (c is ' ' or '\t')
            {
                continue;
            }

            if (c is not ('-' or '*' or '_') || (mark != '\0' && c != mark))
            {
                break;
            }

            mark = c;
            count++;
            start = i;
        }

        return count >= 3 ? start : text.Length;
    }

    static bool IsBlank(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(' ', '\t') < 0;

    static int Occurrences(ReadOnlySpan<char> text, ReadOnlySpan<char> value)
    {
        var count = 0;
        for (var at = text.IndexOf(value); at >= 0; at = text.IndexOf(value))
        {
            count++;
            text = text[(at + value.Length)..];
        }

        return count;
    }
}
