namespace SocialKit.Components;

/// <summary>What an interactive form holds between renderings.</summary>
internal sealed class FormState(string key, TimeProvider time)
{
    public string Key { get; } = key;

    /// <summary>Sent with the form, so that sending it twice writes once. Made when first asked for: of a page's forms most change nothing twice.</summary>
    public string ClientId => field ??= Guid.CreateVersion7(time.GetUtcNow()).ToString("N");

    public string? Text { get; set; }

    public string? Title { get; set; }

    public string? Kind { get; set; }

    public string? To { get; set; }

    public string? Value { get; set; }

    /// <summary>What was typed or chosen in fields that have no property of their own, by name.</summary>
    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>A field's value; null when nothing was typed.</summary>
    public string? this[string name] => Values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>The version to change, when a conflict told a newer one than the page showed.</summary>
    public long? Version { get; set; }

    public SocialError? Error { get; set; }

    public bool Busy { get; set; }
}
