using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using Ganss.Xss;

namespace SocialKit;

/// <summary>
/// The last word on what content may contain. Everything that people wrote passes through it after Markdown became HTML, because the
/// Markdown parser alone lets <c>javascript:</c> links through.
/// </summary>
internal static class TextSanitizer
{
    internal const string Rel = "nofollow ugc noopener noreferrer";

    static readonly SearchValues<char> s_escaped = SearchValues.Create("&<>\"\r\u00A0");

    // Longer ones are not followed by all browsers, and a definition used many times must not multiply them.
    const int MaxUrlLength = 2_048;

    // A test holds a copy of these lists: widening them is a decision, not an edit.
    internal static FrozenSet<string> Tags { get; } =
    [
        "a", "blockquote", "br", "code", "del", "em", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "strong",
        "table", "tbody", "td", "th", "thead", "tr", "ul",
    ];

    internal static FrozenSet<string> Attributes { get; } = ["class", "href", "rel", "start", "title"];

    internal static FrozenSet<string> Classes { get; } = [MentionPresenter.MentionClass, "sk-center", "sk-right"];

    internal static FrozenSet<string> Schemes { get; } = ["http", "https", "mailto"];

    // After the lists, because it is made from them. One for all threads: it is only read after this.
    static readonly HtmlSanitizer s_sanitizer = Create();

    public static string Sanitize(string html)
    {
        using var document = s_sanitizer.SanitizeDom(html);
        var result = new StringBuilder(html.Length + 64);
        if (document.Body is { } body)
            WriteChildren(body, result);

        return result.ToString();
    }

    /// <summary>Whether content may link there: an absolute http, https or mailto address, a path on this site, or a place on this page.</summary>
    /// <remarks>An address that has another reading in any parser (blanks, control characters, backslashes) is not worth its risk.</remarks>
    public static bool IsSafeUrl(string? url)
    {
        if (string.IsNullOrEmpty(url) || url.Length > MaxUrlLength)
        {
            return false;
        }

        foreach (var c in url)
        {
            if (c is '\\' or '<' or '>' or '"' or '`' || char.IsWhiteSpace(c) || char.IsControl(c))
            {
                return false;
            }
        }

        if (url[0] == '#' || (url[0] == '/' && (url.Length == 1 || url[1] != '/')))
        {
            return true;
        }

        var colon = url.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            return false;
        }

        var scheme = url.AsSpan(0, colon);
        var rest = url.AsSpan(colon + 1);
        return scheme.Equals("mailto", StringComparison.OrdinalIgnoreCase)
            ? !rest.IsEmpty
            : (scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase))
                && rest.Length > 2 && rest.StartsWith("//", StringComparison.Ordinal) && rest[2] != '/';
    }

    static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer
        {
            AllowDataAttributes = false,
            AllowCssCustomProperties = false,
            KeepChildNodes = false,
        };
        Fill(sanitizer.AllowedTags, Tags);
        Fill(sanitizer.AllowedAttributes, Attributes);
        Fill(sanitizer.AllowedClasses, Classes);
        Fill(sanitizer.AllowedSchemes, Schemes);
        Fill(sanitizer.UriAttributes, ["href"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedAtRules.Clear();
        sanitizer.FilterUrl += static (_, e) => e.SanitizedUrl = IsSafeUrl(e.OriginalUrl) ? e.OriginalUrl : null;
        sanitizer.PostProcessNode += static (_, e) =>
        {
            if (e.Node is IElement { LocalName: "a" } link)
            {
                link.SetAttribute("rel", Rel);
            }
        };
        return sanitizer;
    }

    // The library's own writer asks every node for its next sibling, which it finds by counting from the first: 5,000 line breaks
    // in one paragraph cost it 60 ms, and four times as much for twice as many. This one also writes nothing that is not on the lists.
    static void WriteChildren(INode parent, StringBuilder result)
    {
        foreach (var node in parent.ChildNodes)
        {
            switch (node)
            {
                case IText text:
                    WriteEscaped(text.Data, result);
                    break;
                case IElement element when Tags.Contains(element.LocalName):
                    WriteElement(element, result);
                    break;
            }
        }
    }

    static void WriteElement(IElement element, StringBuilder result)
    {
        result.Append('<').Append(element.LocalName);
        foreach (var attribute in element.Attributes)
        {
            if (Attributes.Contains(attribute.Name))
            {
                result.Append(' ').Append(attribute.Name).Append("=\"");
                WriteEscaped(attribute.Value, result);
                result.Append('"');
            }
        }

        result.Append('>');
        if (element.LocalName is "br" or "hr")
            return;

        // A parser drops the first new line of a pre; without this it would be gone after the second reading.
        if (element.LocalName == "pre" && element.FirstChild is IText { Data: ['\n' or '\r', ..] })
            result.Append('\n');

        WriteChildren(element, result);
        result.Append("</").Append(element.LocalName).Append('>');
    }

    static void WriteEscaped(string text, StringBuilder result)
    {
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(s_escaped); at >= 0; at = rest.IndexOfAny(s_escaped))
        {
            result.Append(rest[..at]).Append(rest[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",

                // Only a character reference can bring it here; written as it is, the next parser would make it a new line.
                '\r' => "\n",
                _ => "&nbsp;",
            });
            rest = rest[(at + 1)..];
        }

        result.Append(rest);
    }

    static void Fill(ISet<string> set, IEnumerable<string> values)
    {
        set.Clear();
        set.UnionWith(values);
    }
}
