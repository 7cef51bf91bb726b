using SocialKit;
using SocialKit.InMemory;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the in-memory store.</summary>
public static class InMemoryRegistration
{
    /// <summary>Keeps everything in this process only, for tests and demos.</summary>
    public static SocialKitBuilder UseInMemory(this SocialKitBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseStore("in memory", _ => new InMemoryStore());
    }
}
