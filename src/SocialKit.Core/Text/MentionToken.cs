using System.Buffers;

namespace SocialKit;

/// <summary>How a mention is written inside stored text: <c>&lt;@</c>, 32 lower-case hex digits of the member's id, <c>&gt;</c>.</summary>
/// <remarks>It cannot be an autolink or HTML, and it keeps its meaning when the member is renamed.</remarks>
internal static class MentionToken
{
    public const int Length = 35;

    static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdef");

    public static string For(MemberId member) => $"<@{member}>";

    public static bool TryRead(ReadOnlySpan<char> text, out MemberId member)
    {
        member = default;
        if (text.Length < Length || text[0] != '<' || text[1] != '@' || text[Length - 1] != '>')
        {
            return false;
        }

        return TryReadId(text.Slice(2, 32), out member);
    }

    public static bool TryReadId(ReadOnlySpan<char> digits, out MemberId member)
    {
        member = default;

        // Guid.TryParse also takes upper case; one id must have one spelling, or two stored texts could mean the same.
        if (digits.Length != 32 || digits.ContainsAnyExcept(s_digits) || !Guid.TryParseExact(digits, "N", out var id))
        {
            return false;
        }

        member = new MemberId(id);
        return true;
    }
}
