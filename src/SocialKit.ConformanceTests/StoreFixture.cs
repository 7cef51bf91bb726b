namespace SocialKit.ConformanceTests;

/// <summary>All the kit needs to know of a provider: how to make a store with nothing in it. One is made for each test.</summary>
public abstract class StoreFixture : IAsyncDisposable
{
    /// <summary>Makes a store with nothing in it. The kit prepares it.</summary>
    public abstract Task<IStore> CreateAsync();

    /// <summary>
    /// Ends the store as abruptly as the storage allows and opens the same storage again; nothing acknowledged may be missing. The kit prepares
    /// the new store. A provider that keeps nothing leaves this as it is and opts out of <c>RestartTests</c>.
    /// </summary>
    public virtual Task<IStore> ReopenAsync() =>
        throw new NotSupportedException($"{GetType().Name} cannot open its storage again. Override ReopenAsync, or opt out of RestartTests with the reason.");

    /// <summary>
    /// Ends the store in the middle of its work, as a crash would: without letting it finish, and while others are calling it. Opens what that left
    /// behind; the kit prepares the new store. Everything acknowledged before the call must be in it. A provider that cannot be ended so leaves this
    /// as it is and opts out of <c>CrashTests</c>.
    /// </summary>
    public virtual Task<IStore> CrashAsync() =>
        throw new NotSupportedException($"{GetType().Name} cannot crash its store. Override CrashAsync, or opt out of CrashTests with the reason.");

    /// <summary>
    /// Opens everything the storage keeps, as plain bytes: files, or what the server keeps for the store. Called while the store is open. A provider
    /// that cannot show them leaves this as it is and opts out of <c>ScrubTests</c>.
    /// </summary>
    public virtual Task<IReadOnlyList<Stream>> OpenRawAsync() =>
        throw new NotSupportedException($"{GetType().Name} cannot show the storage's bytes. Override OpenRawAsync, or opt out of ScrubTests with the reason.");

    /// <summary>
    /// Begins a transaction of an application's own on the database the store keeps its data in. A provider without
    /// <see cref="StoreCapabilities.HostTransaction"/> leaves this as it is and opts out of <c>HostTransactionTests</c>.
    /// </summary>
    public virtual Task<ApplicationTransaction> BeginHostTransactionAsync() => throw new NotSupportedException(
        $"{GetType().Name} cannot begin a transaction of an application's. Override BeginHostTransactionAsync, or opt out of HostTransactionTests with the reason.");

    /// <summary>
    /// Opens a transaction of somebody who knows nothing of the store, on the same database; disposing ends it. It has written something of its own,
    /// where the storage lets others write beside it, else it has read. A provider whose storage knows no transactions opts out of
    /// <c>ForeignTransactionTests</c>.
    /// </summary>
    public virtual Task<IAsyncDisposable> BeginForeignTransactionAsync() => throw new NotSupportedException(
        $"{GetType().Name} cannot open a transaction of somebody else. Override BeginForeignTransactionAsync, or opt out of ForeignTransactionTests with the reason.");

    /// <summary>Closes the store and removes what was made for it.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
