using System.Data.Common;

namespace SocialKit.ConformanceTests;

/// <summary>
/// A transaction of an application's own, on the database of the store, with a table of the application's own in it. Made by
/// <see cref="StoreFixture.BeginHostTransactionAsync"/>; disposing rolls back what is still open.
/// </summary>
public abstract class ApplicationTransaction : IAsyncDisposable
{
    /// <summary>The transaction, as it is given to the store.</summary>
    public abstract DbTransaction Transaction { get; }

    /// <summary>Adds a row of the application's own, in the transaction.</summary>
    public abstract Task AddRowAsync(string row);

    /// <summary>Whether the row is there, for somebody outside the transaction. Also called after it has ended.</summary>
    public abstract Task<bool> HasRowAsync(string row);

    /// <summary>Commits as the application does.</summary>
    public Task CommitAsync() => Transaction.CommitAsync();

    /// <summary>Rolls back as the application does.</summary>
    public Task RollbackAsync() => Transaction.RollbackAsync();

    /// <summary>Closes the connection; a transaction that is still open is rolled back.</summary>
    public abstract ValueTask DisposeAsync();
}
