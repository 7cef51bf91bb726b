using System.Data.Common;

namespace SocialKit;

/// <summary>
/// Knows which transaction of the host's an asynchronous flow holds open, so that a write of SocialKit's that forgot to take part in it fails at
/// once, instead of waiting for a transaction that waits for it.
/// </summary>
/// <remarks>
/// A service or store that takes a transaction announces it: from then on the method that called it, and everything it calls or starts, is known
/// to hold it. What it cannot see: a caller above that method, unless it announced the transaction itself; a transaction that was never given to
/// SocialKit; and that work started inside the transaction, such as a <c>Task.Run</c>, will only come to write after it. Npgsql gives the
/// next transaction of a connection the same object, so an announced connection counts as held again when its next transaction begins.
/// </remarks>
public static class HostTransaction
{
    private static readonly AsyncLocal<Box?> s_held = new();

    /// <summary>The transaction this flow is known to hold; null when there is none, or when it has ended.</summary>
    public static DbTransaction? Current => s_held.Value?.Open;

    /// <summary>
    /// Says that this flow holds the transaction until it ends. Only needed where a method called from here is the one that gives the transaction to
    /// SocialKit; call it where the transaction began, in a method that lives as long as it does.
    /// </summary>
    /// <exception cref="ArgumentException">The transaction has ended.</exception>
    public static void Announce(DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var connection = ConnectionOf(transaction) ?? throw Ended();

        // A new box each time: flows that began with the old one keep what they know.
        if (s_held.Value is not { } box || !box.Holds(transaction, connection))
        {
            s_held.Value = new Box(transaction, connection);
        }
    }

    /// <summary>Of an open transaction its connection, else null.</summary>
    public static DbConnection? ConnectionOf(DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        try
        {
            // After the end some drivers answer null, some throw, and some still name the connection but no longer the level.
            _ = transaction.IsolationLevel;
            return transaction.Connection;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>For stores: a commit carries a transaction that has ended.</summary>
    public static ArgumentException Ended() => new(
        "The transaction has ended, so nothing can become part of it. Give the commit to SocialKit before the application commits or rolls back.");

    /// <summary>For stores: a commit carries a transaction of another driver or another database.</summary>
    /// <param name="expected">What it should have been, for example "an NpgsqlTransaction on SocialKit's own database".</param>
    public static ArgumentException Foreign(string expected) => new(
        $"The transaction is not {expected}, so both cannot be stored together. Keep SocialKit and the application in one database, or commit without a transaction, after the application's own.");

    /// <summary>For stores: a write that takes no part in the transaction its own flow holds open on the same database.</summary>
    public static InvalidOperationException Forgotten() => new(
        "This write is not part of the transaction that its own code holds open on the same database, and would wait for it in vain. Pass the transaction along (Commit.Transaction, or the service's parameter), or write before it begins or after it ends.");

    private sealed class Box(DbTransaction transaction, DbConnection connection)
    {
        private Held? _held = new(transaction, connection);

        /// <summary>Lets go of a transaction that has ended, so that a long flow does not keep it alive.</summary>
        public DbTransaction? Open
        {
            get
            {
                // Drivers use the objects of ended transactions again, for other connections: only on the connection it began with is it the same.
                if (_held is { } held && ReferenceEquals(ConnectionOf(held.Transaction), held.Connection))
                {
                    return held.Transaction;
                }

                _held = null;
                return null;
            }
        }

        public bool Holds(DbTransaction other, DbConnection on) => _held == new Held(other, on);

        private sealed record Held(DbTransaction Transaction, DbConnection Connection);
    }
}
