namespace SocialKit;

/// <summary>The ids of ordinary operation: UUIDv7 from the framework.</summary>
internal sealed class IdGenerator : IIdGenerator
{
    public Guid NewId(DateTimeOffset at) => Guid.CreateVersion7(at);
}
