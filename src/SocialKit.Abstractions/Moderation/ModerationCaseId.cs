using System.Text.Json.Serialization;

namespace SocialKit;

/// <summary>Names a case of moderation. A public UUIDv7, written as 32 lower-case hexadecimal digits.</summary>
/// <param name="Value">The identifier itself; stores keep it as 16 bytes.</param>
[JsonConverter(typeof(PublicIdConverter<ModerationCaseId>))]
public readonly record struct ModerationCaseId(Guid Value) : IPublicId<ModerationCaseId>
{
    /// <inheritdoc/>
    public static ModerationCaseId From(Guid value) => new(value);

    /// <summary>Reads the 32-digit form.</summary>
    /// <exception cref="FormatException">The text is not 32 hexadecimal digits.</exception>
    public static ModerationCaseId Parse(string text) => PublicId.Parse<ModerationCaseId>(text);

    /// <summary>Reads the 32-digit form; false when the text is anything else.</summary>
    public static bool TryParse(string? text, out ModerationCaseId id) => PublicId.TryParse(text, out id);

    /// <summary>The 32-digit form.</summary>
    public override string ToString() => Value.ToString("N");
}
