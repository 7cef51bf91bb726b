using System.Security.Cryptography;

namespace SocialKit.PostgreSql;

/// <summary>
/// Text of any length as part of a key, where an index takes only some of it: a zero byte with the UTF-8 after it, or a one with its digest when
/// it is long. Compared byte by byte like the text itself.
/// </summary>
internal static class KeyText
{
    private const int Longest = 256;

    public static byte[] ToKey(this string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return bytes.Length <= Longest ? [0, .. bytes] : [1, .. SHA256.HashData(bytes)];
    }
}
