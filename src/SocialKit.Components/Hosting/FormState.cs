namespace SocialKit.Components;

/// <summary>What an interactive form holds between renderings.</summary>
internal sealed class FormState(string key, string clientId)
{
    public string Key { get; } = key;

    /// <summary>Sent with the form, so that sending it twice writes once.</summary>
    public string ClientId { get; } = clientId;

    public string? Text { get; set; }

    public string? Title { get; set; }

    public string? Kind { get; set; }

    public string? To { get; set; }

    public string? Value { get; set; }

    /// <summary>The version to change, when a conflict told a newer one than the page showed.</summary>
    public long? Version { get; set; }

    public SocialError? Error { get; set; }

    public bool Busy { get; set; }
}
