using System.Globalization;
using System.Net;
using System.Text;

namespace SocialKit;

/// <summary>A rendered text as it is read: without markup, in one form of its letters, without what cannot be seen.</summary>
internal static class PlainWords
{
    /// <summary>The words of our own sanitised HTML. What stands inside one word stays together, blocks are apart.</summary>
    public static string Of(string html)
    {
        var words = new StringBuilder(html.Length);
        for (var i = 0; i < html.Length;)
        {
            if (html[i] != '<')
            {
                words.Append(html[i++]);
                continue;
            }

            var end = html.IndexOf('>', i);
            if (end < 0)
            {
                break;
            }

            if (IsBlock(html.AsSpan(i, end - i)))
            {
                words.Append('\n');
            }

            i = end + 1;
        }

        return Folded(WebUtility.HtmlDecode(words.ToString()));
    }

    /// <summary>The text in compatibility form, without zero-width and other format characters, by which a word could be hidden from a rule.</summary>
    public static string Folded(string text)
    {
        var normal = text.Normalize(NormalizationForm.FormKC);
        return normal.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.Format)
            ? string.Concat(normal.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format))
            : normal;
    }

    private static bool IsBlock(ReadOnlySpan<char> tag)
    {
        var name = tag[1..].TrimStart('/');
        var end = name.IndexOfAny(' ', '/', '>');
        name = end < 0 ? name : name[..end];
        return name is not ("em" or "strong" or "a" or "code" or "del" or "span" or "b" or "i" or "s" or "sub" or "sup");
    }
}
