using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SocialKit;

/// <summary>Moves mentions between the form that people type (<c>@handle</c>) and the stored form, which survives a rename.</summary>
public static class MentionText
{
    const int MaxHandleLength = 50;

    /// <summary>Turns every <c>@handle</c> that <paramref name="resolve"/> knows into a mention. Code, links and addresses stay as they are.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="resolve">Answers who has a handle (in lower case), or null. Called once per handle.</param>
    /// <param name="limits">What is refused; null for <see cref="TextLimits.Default"/>.</param>
    /// <remarks>A stored mention that somebody typed by hand is made text with a backslash: only handles mention people.</remarks>
    /// <exception cref="TextProblemException">The text is refused.</exception>
    public static string ToStored(string text, Func<string, MemberId?> resolve, TextLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(resolve);
        var known = new Dictionary<string, MemberId?>(StringComparer.Ordinal);
        var document = TextRenderer.Parse(text, limits ?? TextLimits.Default, handles: true);
        return Replace(text, document, inline =>
        {
            switch (inline)
            {
                case MentionInline mention:
                    return "<\\" + MentionToken.For(mention.Member)[1..];
                case HandleInline { Handle: var handle }:
                    if (!known.TryGetValue(handle, out var member))
                    {
                        known[handle] = member = resolve(handle);
                    }

                    return member is { } id ? MentionToken.For(id) : null;
                default:
                    return null;
            }
        });
    }

    /// <summary>Turns stored mentions back into <c>@handle</c>, for the edit box.</summary>
    /// <param name="source">A stored source.</param>
    /// <param name="handle">Answers the handle of a member; null leaves the mention as it is stored.</param>
    public static string ToEditable(string source, Func<MemberId, string?> handle)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(handle);
        try
        {
            var document = TextRenderer.Parse(source, TextLimits.Import, handles: false);
            return Replace(source, document, inline => inline is MentionInline mention && handle(mention.Member) is { } name ? "@" + name : null);
        }
        catch (TextProblemException)
        {
            // Stored before a limit was tightened: its author must still be able to open and shorten it.
            return source;
        }
    }

    /// <summary>Puts names into <see cref="RenderedText.PlainText"/>, in one pass over it.</summary>
    /// <param name="plainText">The plain text of a rendered text.</param>
    /// <param name="name">Answers what a member is called, or null when the reader may not know.</param>
    public static string ToPlain(string plainText, Func<MemberId, string?> name)
    {
        ArgumentNullException.ThrowIfNull(plainText);
        ArgumentNullException.ThrowIfNull(name);
        var result = new StringBuilder(plainText.Length);
        var copied = 0;
        for (var at = plainText.IndexOf("<@", StringComparison.Ordinal); at >= 0; at = plainText.IndexOf("<@", at, StringComparison.Ordinal))
        {
            if (!MentionToken.TryRead(plainText.AsSpan(at), out var member))
            {
                at += 2;
                continue;
            }

            result.Append(plainText, copied, at - copied).Append('@').Append(name(member) ?? "unknown");
            at += MentionToken.Length;
            copied = at;
        }

        return result.Append(plainText, copied, plainText.Length - copied).ToString();
    }

    /// <summary>How many characters at the start of <paramref name="text"/> are a handle; 0 when it does not start with one.</summary>
    internal static int HandleLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetterOrDigit(text[0]))
        {
            return 0;
        }

        var length = 1;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '.' or '_' or '-'))
        {
            length++;
        }

        // "@ana@example.org" is an address elsewhere, "@anaïs" another name.
        if (length < text.Length && (text[length] == '@' || char.IsLetterOrDigit(text[length])))
        {
            return 0;
        }

        while (text[length - 1] is '.' or '_' or '-')
        {
            length--;
        }

        return length > MaxHandleLength ? 0 : length;
    }

    static string Replace(string text, MarkdownDocument document, Func<Inline, string?> replacement)
    {
        var edits = new List<(int Start, int Length, string With)>();
        foreach (var inline in document.Descendants<LeafInline>())
        {
            if (inline is not (MentionInline or HandleInline) || IsInLink(inline))
            {
                continue;
            }

            var length = inline is HandleInline handle ? handle.Handle.Length + 1 : MentionToken.Length;
            var start = inline.Span.Start;

            // The parser's positions are trusted only as far as they prove right.
            if (start < 0 || start + length > text.Length
                || !text.AsSpan(start, length).Equals(inline is HandleInline h ? "@" + h.Handle : MentionToken.For(((MentionInline)inline).Member), StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (replacement(inline) is { } with)
            {
                edits.Add((start, length, with));
            }
        }

        if (edits.Count == 0)
        {
            return text;
        }

        edits.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        var result = new StringBuilder(text.Length + (edits.Count * MentionToken.Length));
        var copied = 0;
        foreach (var (start, length, with) in edits)
        {
            if (start < copied)
            {
                continue;
            }

            result.Append(text, copied, start - copied).Append(with);
            copied = start + length;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    static bool IsInLink(Inline inline)
    {
        for (var parent = inline.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is LinkInline)
            {
                return true;
            }
        }

        return false;
    }
}
