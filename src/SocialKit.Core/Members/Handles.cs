using System.Globalization;
using System.Text;

namespace SocialKit;

/// <summary>Makes handles: 1 to 50 of a-z, 0-9, '.', '_' and '-', starting with a letter or digit.</summary>
internal static class Handles
{
    private const int MaxLength = 50;

    /// <summary>The first well-formed handle the wishes give: accents folded, other characters joined by '.'.</summary>
    public static string From(params ReadOnlySpan<string?> wishes)
    {
        foreach (var wish in wishes)
        {
            var handle = Fold(wish);
            if (handle.Length > 0)
            {
                return handle;
            }
        }

        return "member";
    }

    /// <summary>The same handle with a number, for when it is taken.</summary>
    public static string Numbered(string handle, int number)
    {
        var suffix = "-" + number.ToString(CultureInfo.InvariantCulture);
        return handle[..Math.Min(handle.Length, MaxLength - suffix.Length)] + suffix;
    }

    private static string Fold(string? wish)
    {
        var handle = new StringBuilder();
        foreach (var c in (wish ?? "").Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c) || (IsAllowed(c) && handle.Length > 0))
            {
                handle.Append(c);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && handle.Length > 0 && handle[^1] != '.')
            {
                handle.Append('.');
            }

            if (handle.Length == MaxLength)
            {
                break;
            }
        }

        return handle.ToString().TrimEnd('.', '-', '_');
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-';
}
