using System.Buffers;
using System.Text.Json;

namespace SocialKit.Sqlite;

/// <summary>Lists given to a statement as one JSON parameter, so that it is prepared once for every length. Blobs travel in hexadecimal.</summary>
internal static class JsonLists
{
    public static string Write(IEnumerable<object[]> rows)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartArray();
                foreach (var value in row)
                {
                    Write(json, value);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static string Write(IEnumerable<SubjectRef> subjects) => Write(subjects.Distinct().Select(subject => new object[] { subject.ToBlob() }));

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case byte[] bytes:
                json.WriteStringValue(Convert.ToHexString(bytes));
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }
}
