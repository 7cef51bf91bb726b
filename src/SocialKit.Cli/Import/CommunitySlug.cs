using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SocialKit.Cli;

/// <summary>Makes the address of a community from its name: 1 to 64 of a-z, 0-9, '.' and '-'.</summary>
static class CommunitySlug
{
    const int MaxLength = 64;

    public static string From(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c) || (c == '.' && slug.Length > 0))
                slug.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] is not ('-' or '.'))
                slug.Append('-');
        }

        var text = slug.ToString();
        text = text[..Math.Min(text.Length, MaxLength)].TrimEnd('-', '.');

        // A name in another script still needs an address, and the same one each time.
        return text.Length > 0
            ? text
            : "community-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
    }
}
