using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialKit.ConformanceTests;

/// <summary>
/// Everything a record holds as one text: two records are the same when their texts are. Lists are written out and times as instants,
/// because a record compares its lists by reference and a store may answer in another offset.
/// </summary>
internal static class Whole
{
    private static readonly JsonSerializerOptions s_json = new() { Converters = { new InstantConverter() } };

    public static string Of(object thing) => JsonSerializer.Serialize(thing, thing.GetType(), s_json);

    public static IReadOnlyList<string> Of(IEnumerable<object> things) => [.. things.Select(Of)];

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64(), TimeSpan.Zero);

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteNumberValue(value.UtcTicks);
    }
}
