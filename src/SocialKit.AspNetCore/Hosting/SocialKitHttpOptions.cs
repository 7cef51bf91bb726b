namespace SocialKit.AspNetCore;

/// <summary>What a host can change about SocialKit's endpoints: <c>services.Configure&lt;SocialKitHttpOptions&gt;(…)</c>.</summary>
public sealed class SocialKitHttpOptions
{
    /// <summary>
    /// Other origins whose forms and JSON are accepted, for example "https://www.example.com"; needed only where the browser's address differs from
    /// the host this server sees and forwarded headers are not in use. Empty by default.
    /// </summary>
    public IList<string> TrustedOrigins { get; } = [];

    /// <summary>The largest form or JSON body accepted, in bytes. Default 256 KiB, which is also the most that can be set.</summary>
    public int MaxFormBytes
    {
        get;
        set => field = value is > 0 and <= 256 * 1024
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxFormBytes is 1 to 262144.");
    } = 256 * 1024;
}
