using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SocialKit.Sqlite;

/// <summary>
/// Applies a commit inside a transaction of the host's, past the writer: at once, on the host's connection, in a savepoint. The host may roll back
/// later, so nothing learned here is kept.
/// </summary>
internal sealed class HostCommitter(Database database)
{
    public CommitResult Commit(Commit commit, DbTransaction transaction)
    {
        if (transaction is not SqliteTransaction)
        {
            throw Foreign();
        }

        var connection = (SqliteConnection)(HostTransaction.ConnectionOf(transaction) ?? throw HostTransaction.Ended());
        if (!database.IsFileOf(connection))
        {
            throw Foreign();
        }

        HostTransaction.Announce(transaction);
        using var session = database.Borrow(connection);
        try
        {
            // What is removed is overwritten, as by the writer; afterwards the connection is as the host set it.
            var overwrites = session.Number("PRAGMA secure_delete") ?? 0;
            session.ExecuteOnce("PRAGMA secure_delete = ON");
            try
            {
                return Apply(session, commit);
            }
            finally
            {
                // Past the driver, which refuses once SQLite has ended the transaction by itself; it would hide why.
                _ = raw.sqlite3_exec(connection.Handle, overwrites switch { 0 => "PRAGMA secure_delete = OFF", 2 => "PRAGMA secure_delete = FAST", _ => "SELECT 1" });
            }
        }
        catch (SqliteException e)
        {
            throw Writer.Explain(e);
        }
    }

    /// <summary>A write that takes no part in the transaction its own flow holds on this file would wait for it in vain.</summary>
    public void ThrowIfHeld()
    {
        if (HostTransaction.Current is SqliteTransaction held && HostTransaction.ConnectionOf(held) is SqliteConnection connection && database.IsFileOf(connection))
        {
            throw HostTransaction.Forgotten();
        }
    }

    private CommitResult Apply(Session session, Commit commit)
    {
        var applier = new CommitApplier(session, database);
        applier.Begin();
        session.Execute("SAVEPOINT sk");
        try
        {
            applier.Prepare(commit.Tenant);
            var result = applier.Apply(commit);
            if (result.Outcome == CommitOutcome.Applied)
            {
                applier.Finish();
            }
            else
            {
                session.Execute("ROLLBACK TO sk");
            }

            session.Execute("RELEASE sk");
            return result;
        }
        catch
        {
            Undo(session);
            throw;
        }
    }

    private static void Undo(Session session)
    {
        try
        {
            session.Execute("ROLLBACK TO sk");
            session.Execute("RELEASE sk");
        }
        catch (SqliteException)
        {
            // SQLite ended the whole transaction, as it does when the disk is full: the first failure is the reason, and is thrown.
        }
    }

    private static ArgumentException Foreign() => HostTransaction.Foreign("a SqliteTransaction on SocialKit's own file");
}
