using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SocialKit;

/// <summary>How an archive holds each type: as <see cref="ArchiveJson"/> says, without what is derived, and with every property there.</summary>
internal static class ArchiveShape
{
    private static readonly JsonSerializerOptions s_options = new(ArchiveJson.Default.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.WithAddedModifier(ArchiveJson.Default, Restrict),
    };

    /// <summary>The shape of one type.</summary>
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)s_options.GetTypeInfo(typeof(T));

    private static void Restrict(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.ToList())
        {
            // What cannot be set is derived. The serialiser's own option for that leaves lists in.
            if (property.Set is null)
            {
                type.Properties.Remove(property);
            }
            else
            {
                property.IsRequired = true;
            }
        }
    }
}
