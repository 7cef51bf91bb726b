using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Npgsql;

namespace SocialKit.PostgreSql;

/// <summary>Takes commits that carry a transaction of the host's: checks that it is one on our own database, and remembers its connection as such.</summary>
internal sealed class HostCommitter(Database database, Committer committer)
{
    private readonly ConditionalWeakTable<NpgsqlConnection, string> _ours = [];

    // Not asynchronous itself: what it announces must be seen by the caller.
    public ValueTask<CommitResult> CommitAsync(Commit commit, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (transaction is not NpgsqlTransaction npgsql)
        {
            throw Foreign();
        }

        var connection = (NpgsqlConnection)(HostTransaction.ConnectionOf(transaction) ?? throw HostTransaction.Ended());

        // What is read under a lock must be what was committed last; a snapshot would answer with something older.
        if (npgsql.IsolationLevel is not (IsolationLevel.ReadCommitted or IsolationLevel.ReadUncommitted))
        {
            throw new ArgumentException(
                $"The transaction is {npgsql.IsolationLevel}. SocialKit takes part in transactions of IsolationLevel.ReadCommitted, which is PostgreSQL's default: begin it so.");
        }

        HostTransaction.Announce(transaction);
        return CheckAndCommitAsync(commit, connection, cancellationToken);
    }

    /// <summary>A write that takes no part in the transaction its own flow holds on this database may wait for it in vain.</summary>
    public void ThrowIfHeld()
    {
        if (HostTransaction.Current is NpgsqlTransaction held && HostTransaction.ConnectionOf(held) is NpgsqlConnection connection
            && (_ours.TryGetValue(connection, out _) || database.HasAddressOf(connection)))
        {
            throw HostTransaction.Forgotten();
        }
    }

    private async ValueTask<CommitResult> CheckAndCommitAsync(Commit commit, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var settings = connection.ConnectionString;
        if (!_ours.TryGetValue(connection, out var known) || known != settings)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isOurs = false;
            try
            {
                isOurs = await IsOursAsync(connection, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await Committer.UndoAsync(connection).ConfigureAwait(false);
            }

            if (!isOurs)
            {
                throw Foreign();
            }

            _ours.AddOrUpdate(connection, settings);
        }

        return await committer.EnlistAsync(commit, connection, cancellationToken).ConfigureAwait(false);
    }

    // Addresses say little: one server has many names, and a pooler may stand between. The witness is a row with a random id that only one
    // database has. Asked in a savepoint, because a question that fails would end the host's transaction.
    private async ValueTask<bool> IsOursAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var table = $"{database.Schema}.witness";
        await using var ask = new NpgsqlBatch(connection);
        ask.Add($"SAVEPOINT {Committer.Savepoint}");
        ask.Add("SELECT to_regclass($1) IS NOT NULL", table);
        if (await ask.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false) is not true)
        {
            return false;
        }

        var own = await database.RetryAsync(
            async connection =>
            {
                await using var keep = new NpgsqlBatch(connection);
                keep.Add(Database.KeepWitness(database.Schema), Guid.NewGuid().ToByteArray());
                keep.Add($"SELECT id FROM {table}");
                return (byte[]?)await keep.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        await using var theirs = new NpgsqlBatch(connection);
        theirs.Add($"SELECT id FROM {table}");
        return own is not null && await theirs.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false) is byte[] found && own.AsSpan().SequenceEqual(found);
    }

    private static ArgumentException Foreign() => HostTransaction.Foreign("an NpgsqlTransaction on SocialKit's own database");
}
