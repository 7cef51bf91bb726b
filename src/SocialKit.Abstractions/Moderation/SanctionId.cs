using System.Text.Json.Serialization;

namespace SocialKit;

/// <summary>Names a sanction. A public UUIDv7, written as 32 lower-case hexadecimal digits.</summary>
/// <param name="Value">The identifier itself; stores keep it as 16 bytes.</param>
[JsonConverter(typeof(PublicIdConverter<SanctionId>))]
public readonly record struct SanctionId(Guid Value) : IPublicId<SanctionId>
{
    /// <inheritdoc/>
    public static SanctionId From(Guid value) => new(value);

    /// <summary>Reads the 32-digit form.</summary>
    /// <exception cref="FormatException">The text is not 32 hexadecimal digits.</exception>
    public static SanctionId Parse(string text) => PublicId.Parse<SanctionId>(text);

    /// <summary>Reads the 32-digit form; false when the text is anything else.</summary>
    public static bool TryParse(string? text, out SanctionId id) => PublicId.TryParse(text, out id);

    /// <summary>The 32-digit form.</summary>
    public override string ToString() => Value.ToString("N");
}
