using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialKit;

/// <summary>Writes a public identifier as its 32-digit form in JSON, as a value and as a property name.</summary>
/// <typeparam name="TId">The identifier.</typeparam>
public sealed class PublicIdConverter<TId> : JsonConverter<TId> where TId : struct, IPublicId<TId>
{
    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PublicId.TryParse<TId>(reader.GetString(), out var id) ? id : throw new JsonException("A 32-digit id is expected.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value.ToString("N"));

    /// <inheritdoc/>
    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value.ToString("N"));
}
