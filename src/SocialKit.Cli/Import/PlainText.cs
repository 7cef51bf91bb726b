using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SocialKit.Cli;

/// <summary>
/// Writes the text of a dump's comment as Markdown that shows the same text: entities are resolved, web addresses become links,
/// <c>`code`</c> stays code; everything else that Markdown or a mention could be made of is escaped.
/// </summary>
static partial class PlainText
{
    public static string ToMarkdown(string text)
    {
        var lines = WebUtility.HtmlDecode(text).ReplaceLineEndings("\n").Split('\n').Select(line => ToMarkdownLine(line.Trim()));
        return string.Join('\n', lines).Trim('\n');
    }

    static string ToMarkdownLine(string line)
    {
        var markdown = new StringBuilder(line.Length + 16);
        var end = 0;
        foreach (Match match in CodeOrAddress().Matches(line))
        {
            var length = match.Value[0] == '`' ? match.Length : AddressLength(match.Value);
            Escape(line, end, match.Index, markdown);
            end = match.Index + length;
            if (match.Value[0] == '`')
                markdown.Append(match.ValueSpan);
            else
                markdown.Append('<').Append(line, match.Index, length).Append('>');
        }

        Escape(line, end, line.Length, markdown);
        return markdown.ToString();
    }

    static void Escape(string line, int start, int end, StringBuilder markdown)
    {
        for (var i = start; i < end; i++)
        {
            var c = line[i];
            var next = i + 1 < line.Length ? line[i + 1] : ' ';
            var special = c switch
            {
                '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' or '@' => true,
                '&' => next == '#' || char.IsAsciiLetter(next),
                '#' or '+' or '-' or '=' => i == 0,

                // "ftp://", "mailto:" and "www." would become links that swallow the backslashes after them.
                ':' => !char.IsWhiteSpace(next),
                '.' => i > 0 && (IsNumberBefore(line, i) || line[i - 1] is 'w' or 'W'),
                ')' => IsNumberBefore(line, i),
                _ => false,
            };
            if (special)
                markdown.Append('\\');

            markdown.Append(c);
        }
    }

    static bool IsNumberBefore(string line, int end) => end > 0 && line.AsSpan(0, end).IndexOfAnyExceptInRange('0', '9') < 0;

    // Without the punctuation of the sentence around it; a closing parenthesis belongs to it when it was opened inside.
    static int AddressLength(string address)
    {
        var length = address.Length;
        while (length > 0)
        {
            var last = address[length - 1];
            if (last is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '"' or '*' or '_' or ']'
                || (last == ')' && address.AsSpan(0, length).Count(')') > address.AsSpan(0, length).Count('(')))
            {
                length--;
                continue;
            }

            break;
        }

        return length;
    }

    [GeneratedRegex(@"(?<!`)`(?=\S)[^`]*(?<=[^\s`])`(?!`)|https?://[a-z0-9][^\s<>`\\""]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CodeOrAddress();
}
