using System.Globalization;
using System.Text;

namespace SocialKit;

/// <summary>Shortens plain text. Never HTML: cutting HTML is how a tag comes loose.</summary>
public static class Excerpt
{
    /// <summary>The first <paramref name="max"/> characters of a plain text as people count them, on one line, with an ellipsis when cut.</summary>
    /// <param name="plainText">A <see cref="RenderedText.PlainText"/>; a mention in it is kept whole and counts as one.</param>
    /// <param name="max">How many characters, the ellipsis included; at least 1.</param>
    public static string Of(string plainText, int max)
    {
        ArgumentNullException.ThrowIfNull(plainText);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);

        var result = new StringBuilder(Math.Min(plainText.Length, max * 2));
        var count = 0;
        var beforeLast = 0;
        var rest = plainText.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            if (count == max)
            {
                result.Length = beforeLast;
                return result.ToString().TrimEnd() + "…";
            }

            beforeLast = result.Length;
            count++;
            if (char.IsWhiteSpace(rest[0]))
            {
                result.Append(' ');
                rest = rest.TrimStart();
                continue;
            }

            var length = MentionToken.TryRead(rest, out _) ? MentionToken.Length : StringInfo.GetNextTextElementLength(rest);
            result.Append(rest[..length]);
            rest = rest[length..];
        }

        return result.ToString();
    }
}
