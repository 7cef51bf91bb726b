using System.Text;
using System.Text.Encodings.Web;

namespace SocialKit;

/// <summary>A text with its images folded away (SECURITY C-25): who has to look at reports is not shown a picture before they want to see it.</summary>
internal static class CalmImages
{
    private const string Tag = "<img";

    /// <summary>Every image of our own sanitised HTML as a link to it, named by what it is said to show.</summary>
    public static SafeHtml Of(SafeHtml html)
    {
        var text = html.ToString();
        if (!text.Contains(Tag, StringComparison.OrdinalIgnoreCase))
        {
            return html;
        }

        var calm = new StringBuilder(text.Length);
        var from = 0;
        for (int at; (at = text.IndexOf(Tag, from, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            calm.Append(text, from, at - from);
            from = End(text, at);
            var image = text[at..from];
            calm.Append("<span class=\"sk-image\">");
            var name = Attribute(image, "alt") is { Length: > 0 } alt ? alt : "image";

            // Inside of a link there can be no other one.
            var link = Attribute(image, "src");
            calm.Append(link is { Length: > 0 } && !IsInLink(calm) ? $"<a href=\"{Encode(link)}\" rel=\"noopener noreferrer nofollow ugc\">{Encode(name)}</a>" : Encode(name));
            calm.Append("</span>");
        }

        return new SafeHtml(calm.Append(text, from, text.Length - from).ToString());
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(System.Net.WebUtility.HtmlDecode(text));

    private static bool IsInLink(StringBuilder before)
    {
        var text = before.ToString();
        return text.LastIndexOf("<a ", StringComparison.OrdinalIgnoreCase) > text.LastIndexOf("</a>", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Behind the tag: a bracket inside of quotes is part of a value.</summary>
    private static int End(string text, int at)
    {
        var quote = '\0';
        for (; at < text.Length; at++)
        {
            if (quote == '\0' && text[at] == '>')
            {
                return at + 1;
            }

            quote = quote == '\0' && text[at] is '"' or '\'' ? text[at] : quote == text[at] ? '\0' : quote;
        }

        return at;
    }

    private static string? Attribute(string tag, string name)
    {
        var start = tag.IndexOf($" {name}=\"", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return null;
        }

        start += name.Length + 3;
        var end = tag.IndexOf('"', start);
        return end < 0 ? null : tag[start..end];
    }
}
