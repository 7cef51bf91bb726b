namespace SocialKit;

/// <summary>A random key that the store keeps, so that a restart or a second server signs and checks alike.</summary>
public sealed record Secret : IRecord<Secret>
{
    /// <inheritdoc/>
    public static string RecordType => "secret";

    /// <summary>What the key is for, for example "signing".</summary>
    public required string Name { get; init; }

    /// <summary>The key's bytes.</summary>
    public required ReadOnlyMemory<byte> Value { get; init; }

    /// <inheritdoc/>
    public long Version => 1;

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Name);

    /// <summary>The key of the secret with this name.</summary>
    public static RecordKey KeyOf(string name) => RecordKey.Of<Secret>(name);
}
