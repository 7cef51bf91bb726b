using System.Text.Json.Serialization;

namespace SocialKit;

/// <summary>Names a decision of moderation. A public UUIDv7, written as 32 lower-case hexadecimal digits.</summary>
/// <param name="Value">The identifier itself; stores keep it as 16 bytes.</param>
[JsonConverter(typeof(PublicIdConverter<DecisionId>))]
public readonly record struct DecisionId(Guid Value) : IPublicId<DecisionId>
{
    /// <inheritdoc/>
    public static DecisionId From(Guid value) => new(value);

    /// <summary>Reads the 32-digit form.</summary>
    /// <exception cref="FormatException">The text is not 32 hexadecimal digits.</exception>
    public static DecisionId Parse(string text) => PublicId.Parse<DecisionId>(text);

    /// <summary>Reads the 32-digit form; false when the text is anything else.</summary>
    public static bool TryParse(string? text, out DecisionId id) => PublicId.TryParse(text, out id);

    /// <summary>The 32-digit form.</summary>
    public override string ToString() => Value.ToString("N");
}
