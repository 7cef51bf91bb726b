namespace SocialKit;

/// <summary>Reads the one written form of a public identifier: 32 hexadecimal digits.</summary>
public static class PublicId
{
    /// <summary>Reads the 32-digit form.</summary>
    /// <exception cref="FormatException">The text is not 32 hexadecimal digits.</exception>
    public static TId Parse<TId>(string text) where TId : struct, IPublicId<TId> =>
        TryParse<TId>(text, out var id)
            ? id
            : throw new FormatException($"'{text}' is not a SocialKit id: 32 hexadecimal digits are expected.");

    /// <summary>Reads the 32-digit form; false when the text is anything else.</summary>
    public static bool TryParse<TId>(string? text, out TId id) where TId : struct, IPublicId<TId>
    {
        var parsed = Guid.TryParseExact(text, "N", out var value);
        id = parsed ? TId.From(value) : default;
        return parsed;
    }
}
