namespace SocialKit;

/// <summary>Where a tenant's audit chain ends: the place and hash of its last entry. Every entry is added together with it, so two never take one place.</summary>
public sealed record AuditHead : IRecord<AuditHead>
{
    /// <inheritdoc/>
    public static string RecordType => "audit-head";

    /// <summary>Which chain; a tenant has the one, <see cref="Main"/>.</summary>
    public string Name { get; init; } = Main;

    /// <summary>The place of the last entry; it is the version, because it counts the changes.</summary>
    public required long Position { get; init; }

    /// <summary>The hash of the last entry.</summary>
    public required ReadOnlyMemory<byte> Hash { get; init; }

    /// <inheritdoc/>
    public long Version => Position;

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Name);

    /// <summary>The name of a tenant's chain.</summary>
    public const string Main = "main";

    /// <summary>The key of a chain's head.</summary>
    public static RecordKey KeyOf(string name) => RecordKey.Of<AuditHead>(name);

    /// <inheritdoc/>
    public bool Equals(AuditHead? other) => other is not null && Name == other.Name && Position == other.Position && Hash.Span.SequenceEqual(other.Hash.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => Position.GetHashCode();
}
