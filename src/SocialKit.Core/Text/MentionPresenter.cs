using System.Text;
using System.Text.Encodings.Web;

namespace SocialKit;

/// <summary>What a mentioned person is called today, and where their page is.</summary>
/// <param name="Name">The name to show, unencoded.</param>
/// <param name="Url">Their page: http, https or a path that begins with one slash. Null, or any other address, shows the name alone.</param>
public readonly record struct MentionName(string Name, string? Url);

/// <summary>Puts today's names into rendered text, in one pass over it.</summary>
public static class MentionPresenter
{
    internal const string AddressPrefix = "#sk-member-";
    internal const string Before = $"<a class=\"{MentionClass}\" href=\"{AddressPrefix}";
    internal const string MentionClass = "sk-mention";
    const int IdLength = 32;
    const string Between = $"\" rel=\"{TextSanitizer.Rel}\">@";
    const string After = "</a>";

    /// <summary>Replaces every mention placeholder in <paramref name="html"/>.</summary>
    /// <param name="html">The <see cref="RenderedText.Html"/> of a text, and nothing else: a placeholder in other HTML would be trusted.</param>
    /// <param name="name">Answers what a member is called, or null when the reader may not know; called once per mention.</param>
    /// <returns>Safe HTML; names are encoded here.</returns>
    public static string Present(string html, Func<MemberId, MentionName?> name)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(name);

        var at = html.IndexOf(Before, StringComparison.Ordinal);
        if (at < 0)
        {
            return html;
        }

        var result = new StringBuilder(html.Length + 64);
        var copied = 0;
        for (; at >= 0; at = html.IndexOf(Before, at, StringComparison.Ordinal))
        {
            var rest = html.AsSpan(at + Before.Length);
            if (rest.Length < (2 * IdLength) + Between.Length + After.Length
                || !MentionToken.TryReadId(rest[..IdLength], out var member)
                || !rest[IdLength..].StartsWith(Between, StringComparison.Ordinal)
                || !rest[(IdLength + Between.Length)..].StartsWith(rest[..IdLength], StringComparison.Ordinal)
                || !rest[((2 * IdLength) + Between.Length)..].StartsWith(After, StringComparison.Ordinal))
            {
                at += Before.Length;
                continue;
            }

            result.Append(html, copied, at - copied);
            Write(result, name(member));
            at += Before.Length + (2 * IdLength) + Between.Length + After.Length;
            copied = at;
        }

        return result.Append(html, copied, html.Length - copied).ToString();
    }

    static void Write(StringBuilder result, MentionName? known)
    {
        if (known is not { } person)
        {
            result.Append("<span class=\"").Append(MentionClass).Append("\">@unknown</span>");
            return;
        }

        var encode = HtmlEncoder.Default;
        var linked = person.Url is not null && TextSanitizer.IsSafeUrl(person.Url) && !person.Url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
        if (linked)
        {
            result.Append("<a class=\"").Append(MentionClass).Append("\" href=\"").Append(encode.Encode(person.Url!)).Append("\">@");
        }
        else
        {
            result.Append("<span class=\"").Append(MentionClass).Append("\">@");
        }

        result.Append(encode.Encode(person.Name)).Append(linked ? "</a>" : "</span>");
    }
}
