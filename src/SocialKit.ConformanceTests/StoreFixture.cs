namespace SocialKit.ConformanceTests;

/// <summary>All the kit needs to know of a provider: how to make a store with nothing in it. One is made for each test.</summary>
public abstract class StoreFixture : IAsyncDisposable
{
    /// <summary>Makes a store with nothing in it. The kit prepares it.</summary>
    public abstract Task<IStore> CreateAsync();

    /// <summary>Closes the store and removes what was made for it.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
