using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialKit;

/// <summary>Names a tenant. The host chooses the text; it is part of every key, cursor and token.</summary>
[JsonConverter(typeof(TenantIdConverter))]
public readonly record struct TenantId
{
    private readonly string? _value;

    /// <summary>Names a tenant.</summary>
    /// <param name="value">1 to 64 characters: letters, digits, '.', '-' and '_'. Compared exactly.</param>
    /// <exception cref="ArgumentException">The text is empty, too long or has other characters.</exception>
    public TenantId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (value.Length > 64 || !value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            throw new ArgumentException("A tenant is 1 to 64 letters, digits, '.', '-' or '_'.", nameof(value));
        }

        _value = value;
    }

    /// <summary>The tenant of a host that has only one.</summary>
    public static TenantId Default { get; } = new("default");

    /// <summary>The tenant's text.</summary>
    /// <exception cref="InvalidOperationException">This is an uninitialised value.</exception>
    public string Value => _value ?? throw new InvalidOperationException("No tenant was given. Use TenantId.Default for a host with one tenant.");

    /// <summary>The tenant's text.</summary>
    public override string ToString() => Value;
}

internal sealed class TenantIdConverter : JsonConverter<TenantId>
{
    public override TenantId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, TenantId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
