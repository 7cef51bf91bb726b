using System.Text;
using AngleSharp.Dom;

namespace SocialKit.Cli;

/// <summary>Writes what is inside one paragraph, heading or cell as Markdown.</summary>
/// <param name="level">How much formatting is kept.</param>
/// <param name="oneLine">Whether a line break would end the block.</param>
/// <param name="table">Whether a pipe would end the cell.</param>
internal sealed class InlineWriter(ConversionLevel level, bool oneLine, bool table)
{
    const int MaxUrlLength = 2_000;
    const int MaxDepth = 12;

    // White space in HTML; a no-break space is a character like any other.
    const string Blanks = " \t\n\f\r";

    readonly List<Token> _tokens = [];
    readonly HashSet<string> _open = [];
    bool _space;
    bool _inLink;
    int _pairs;
    int _depth;

    enum Kind
    {
        Text,
        Raw,
        Break,
        Open,
        Close,
    }

    public static int LongestRun(string text, char mark)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = c == mark ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    /// <summary>Adds text as it is.</summary>
    public InlineWriter Text(string text)
    {
        var run = new StringBuilder();
        foreach (var c in text)
        {
            if (Blanks.Contains(c))
            {
                _space = true;
                continue;
            }

            if (_space && !AtLineStart(run.Length))
            {
                run.Append(' ');
            }

            _space = false;
            run.Append(c);
        }

        if (run.Length > 0)
        {
            _tokens.Add(new(Kind.Text, run.ToString(), 0));
        }

        return this;
    }

    /// <summary>Adds nodes with the formatting that Markdown knows.</summary>
    public void Write(IEnumerable<INode> nodes)
    {
        foreach (var node in nodes)
        {
            Write(node);
        }
    }

    /// <summary>Adds nodes as emphasis, or only what is in them where Markdown has no way to say it.</summary>
    public void Wrap(string mark, IReadOnlyCollection<INode> nodes)
    {
        var text = TextOf(nodes);
        if (level != ConversionLevel.Full || _depth >= MaxDepth || string.IsNullOrWhiteSpace(text) || !_open.Add(mark))
        {
            Write(nodes);
            return;
        }

        // White space at the inner edge goes outside: "** word**" is no emphasis. At the end it does so by itself, because a blank is only
        // written before the next character.
        _space |= Blanks.Contains(text[0]);
        FlushSpace();
        var pair = ++_pairs;
        _depth++;
        _tokens.Add(new(Kind.Open, mark, pair));
        Write(nodes);
        _tokens.Add(new(Kind.Close, mark, pair));
        _depth--;
        _open.Remove(mark);
    }

    /// <summary>The Markdown.</summary>
    public string Finish()
    {
        DropImpossibleEmphasis();

        // A line break at the end of a paragraph breaks nothing and would show as a backslash.
        while (_tokens.Count > 0 && _tokens[^1].Kind == Kind.Break)
        {
            _tokens.RemoveAt(_tokens.Count - 1);
        }

        var result = new StringBuilder();
        var lineStart = true;
        for (var i = 0; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            switch (token.Kind)
            {
                case Kind.Break:
                    result.Append("\\\n");
                    lineStart = true;
                    continue;
                case Kind.Text:
                    AppendEscaped(result, token.Text, lineStart);
                    break;
                default:
                    result.Append(token.Text);
                    break;
            }

            lineStart = false;
        }

        return result.ToString();
    }

    static string TextOf(IEnumerable<INode> nodes)
    {
        var result = new StringBuilder();
        foreach (var node in nodes)
        {
            HtmlToMarkdownWriter.AppendText(node, result);
        }

        return result.ToString();
    }

    void Write(INode node)
    {
        if (node is IText text)
        {
            Text(text.Data);
            return;
        }

        if (node is not IElement element)
        {
            return;
        }

        switch (element.LocalName)
        {
            case "br":
                Break();
                break;
            case "img":
                Image(element);
                break;
            case "em" or "i" or "cite" or "dfn":
                Wrap("*", element.ChildNodes.ToList());
                break;
            case "strong" or "b":
                Wrap("**", element.ChildNodes.ToList());
                break;
            case "s" or "strike" or "del":
                Wrap("~~", element.ChildNodes.ToList());
                break;
            case "code" or "kbd" or "samp" or "tt":
                Code(element);
                break;
            case "a" when Address(element.GetAttribute("href")) is { } address:
                Link(address, element.GetAttribute("title"), TextOf([element]), () => Write(element.ChildNodes));
                break;
            default:
                if (!HtmlToMarkdownWriter.IsSilent(element))
                {
                    Write(element.ChildNodes);
                }

                break;
        }
    }

    void Break()
    {
        _space = oneLine;
        if (!oneLine && _tokens.Count > 0)
        {
            _tokens.Add(new(Kind.Break, "\n", 0));
        }
    }

    void Image(IElement image)
    {
        // The picture stays where it is and becomes a link: its server must not learn who reads a thread.
        var alt = HtmlToMarkdownWriter.AltOf(image);
        if (Address(image.GetAttribute("src")) is { } address)
        {
            Link(address, image.GetAttribute("title"), alt, () => Text(alt));
        }
        else
        {
            Text(alt);
        }
    }

    void Code(IElement element)
    {
        var text = TextOf([element]);
        var code = text.Trim();

        // Two backticks side by side are read as one longer mark, even when the first is escaped.
        var adjoins = !_space && _tokens is [.., { Kind: Kind.Raw or Kind.Text, Text: [.., '`'] }];
        if (level != ConversionLevel.Full || code.Length == 0 || adjoins || (table && code.Contains('|', StringComparison.Ordinal)))
        {
            Text(text);
            return;
        }

        _space |= char.IsWhiteSpace(text[0]);
        FlushSpace();
        code = code.ReplaceLineEndings(" ");
        var fence = new string('`', LongestRun(code, '`') + 1);
        var pad = code[0] == '`' || code[^1] == '`' ? " " : "";
        _tokens.Add(new(Kind.Raw, fence + pad + code + pad + fence, 0));
        _space = char.IsWhiteSpace(text[^1]);
    }

    void Link(string address, string? title, string text, Action write)
    {
        if (level != ConversionLevel.Full || _inLink || string.IsNullOrWhiteSpace(text))
        {
            write();
            return;
        }

        _space |= Blanks.Contains(text[0]);
        FlushSpace();
        _inLink = true;
        _tokens.Add(new(Kind.Raw, "[", 0));
        write();
        _inLink = false;
        var shown = string.Join(' ', (title ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var quoted = shown.Length is 0 or > 300
            ? ""
            : " \"" + Escape(shown, "\\\"&<|`*_[]~") + "\"";
        _tokens.Add(new(Kind.Raw, $"]({address}{quoted})", 0));
    }

    // Absolute web and mail addresses only: a path of the other system leads nowhere here. Null leaves the text alone.
    static string? Address(string? href)
    {
        var url = href?.Trim() ?? "";
        if (url.StartsWith("//", StringComparison.Ordinal))
        {
            url = "https:" + url;
        }

        if (url.Length is 0 or > MaxUrlLength
            || !(url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var result = new StringBuilder(url.Length);
        foreach (var c in url)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '"' or '\\' or '`' or '|' or '{' or '}' or '^' or '*' or '[' or ']')
            {
                result.Append(c > 0x7F ? Uri.EscapeDataString(c.ToString()) : $"%{(int)c:X2}");
            }
            else
            {
                // "&copy=1" would be read as a sign, an unbalanced ")" as the end, "_" as emphasis when the link fails.
                result.Append(c is '&' or '(' or ')' ? "\\" : "").Append(c);
            }
        }

        return result.ToString();
    }

    bool AtLineStart(int pendingLength)
    {
        if (pendingLength > 0)
        {
            return false;
        }

        for (var i = _tokens.Count - 1; i >= 0; i--)
        {
            if (_tokens[i].Kind != Kind.Open)
            {
                return _tokens[i].Kind == Kind.Break;
            }
        }

        return true;
    }

    void FlushSpace()
    {
        if (_space && !AtLineStart(0))
        {
            _tokens.Add(new(Kind.Text, " ", 0));
        }

        _space = false;
    }

    // Markdown decides by the characters around a mark whether it opens or closes. A pair that cannot do both is left out, which may
    // change what stands around the others.
    void DropImpossibleEmphasis()
    {
        for (var round = 0; round < 50; round++)
        {
            var impossible = 0;
            for (var i = 0; i < _tokens.Count && impossible == 0; i++)
            {
                if (_tokens[i].Kind is Kind.Open or Kind.Close && !IsPossible(i))
                {
                    impossible = _tokens[i].Pair;
                }
            }

            if (impossible == 0)
            {
                return;
            }

            _tokens.RemoveAll(token => token.Pair == impossible);
        }

        _tokens.RemoveAll(token => token.Pair > 0);
    }

    bool IsPossible(int at)
    {
        var token = _tokens[at];
        var mark = token.Text[0];
        var first = at;
        var last = at;
        while (first > 0 && IsMark(first - 1, mark))
        {
            first--;
        }

        while (last + 1 < _tokens.Count && IsMark(last + 1, mark))
        {
            last++;
        }

        for (var i = first; i <= last; i++)
        {
            if (_tokens[i].Kind != token.Kind)
            {
                // Marks of two pairs run into each other: "**a****b**".
                return false;
            }
        }

        var before = new Rune('\n');
        var after = before;
        if (first > 0)
        {
            Rune.DecodeLastFromUtf16(_tokens[first - 1].Text, out before, out _);
        }

        if (last + 1 < _tokens.Count)
        {
            Rune.DecodeFromUtf16(_tokens[last + 1].Text, out after, out _);
        }

        return token.Kind == Kind.Open
            ? !Rune.IsWhiteSpace(after) && (!IsPunctuation(after) || Rune.IsWhiteSpace(before) || IsPunctuation(before))
            : !Rune.IsWhiteSpace(before) && (!IsPunctuation(before) || Rune.IsWhiteSpace(after) || IsPunctuation(after));
    }

    bool IsMark(int at, char mark) => _tokens[at].Kind is Kind.Open or Kind.Close && _tokens[at].Text[0] == mark;

    static bool IsPunctuation(Rune c) => Rune.IsPunctuation(c) || Rune.IsSymbol(c);

    static string Escape(string text, string special)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            result.Append(special.Contains(c) ? "\\" : "").Append(c);
        }

        return result.ToString();
    }

    static void AppendEscaped(StringBuilder result, string text, bool lineStart)
    {
        var i = 0;
        if (lineStart)
        {
            // What would begin a heading, quote, list, rule or underline of a heading.
            var digits = 0;
            while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                digits++;
            }

            if (digits > 0 && digits < text.Length && text[digits] is '.' or ')' && digits > 0)
            {
                result.Append(text, 0, digits).Append('\\').Append(text[digits]);
                i = digits + 1;
            }
            else if (text[0] is '#' or '>' or '+' or '-' or '=' or ':')
            {
                result.Append('\\').Append(text[0]);
                i = 1;
            }
        }

        for (; i < text.Length; i++)
        {
            var c = text[i];
            var before = i > 0 ? text[i - 1] : '\0';
            var after = i + 1 < text.Length ? text[i + 1] : '\0';
            var escape = c switch
            {
                '\\' or '`' or '*' or '[' or ']' or '<' or '~' or '|' => true,
                '_' => !(char.IsAsciiLetterOrDigit(before) && char.IsAsciiLetterOrDigit(after)),
                '&' => after == '#' || char.IsAsciiLetter(after) || after == '\0',

                // No imported word may mention a member of this community.
                '@' => true,

                // An address that was text stays text.
                ':' => (after == '/' && i + 2 < text.Length && text[i + 2] == '/')
                    || EndsWith(text, i, "mailto") || EndsWith(text, i, "tel"),
                '.' => EndsWith(text, i, "www"),
                '!' => after == '\0',
                '#' => after == '\0',
                _ => false,
            };
            result.Append(escape ? "\\" : "").Append(c);
        }
    }

    static bool EndsWith(string text, int end, string word) =>
        end >= word.Length && text.AsSpan(end - word.Length, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);

    readonly record struct Token(Kind Kind, string Text, int Pair);
}
