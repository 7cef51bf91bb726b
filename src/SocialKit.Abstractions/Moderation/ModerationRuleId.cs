using System.Text.Json.Serialization;

namespace SocialKit;

/// <summary>Names a rule of moderation. A public UUIDv7, written as 32 lower-case hexadecimal digits.</summary>
/// <param name="Value">The identifier itself; stores keep it as 16 bytes.</param>
[JsonConverter(typeof(PublicIdConverter<ModerationRuleId>))]
public readonly record struct ModerationRuleId(Guid Value) : IPublicId<ModerationRuleId>
{
    /// <inheritdoc/>
    public static ModerationRuleId From(Guid value) => new(value);

    /// <summary>Reads the 32-digit form.</summary>
    /// <exception cref="FormatException">The text is not 32 hexadecimal digits.</exception>
    public static ModerationRuleId Parse(string text) => PublicId.Parse<ModerationRuleId>(text);

    /// <summary>Reads the 32-digit form; false when the text is anything else.</summary>
    public static bool TryParse(string? text, out ModerationRuleId id) => PublicId.TryParse(text, out id);

    /// <summary>The 32-digit form.</summary>
    public override string ToString() => Value.ToString("N");
}
