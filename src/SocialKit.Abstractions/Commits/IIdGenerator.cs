namespace SocialKit;

/// <summary>Makes the UUIDs of new records. Injected, so that tests and imports decide them. Safe to call concurrently.</summary>
public interface IIdGenerator
{
    /// <summary>A new UUIDv7 whose time part is <paramref name="at"/>, so that ids sort by creation.</summary>
    Guid NewId(DateTimeOffset at);
}
