using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SocialKit.Sqlite;

/// <summary>
/// The one writer of this process: a thread that takes what has queued, up to <see cref="MaxBatch"/> commits, and applies it in one
/// transaction, so that many callers share one wait for the disk. There is no timer: a lone commit is written at once. Callers are answered
/// after COMMIT only. The transaction is never held while idle, because a host may write to the same file.
/// </summary>
internal sealed class Writer : IDisposable
{
    public const int MaxBatch = 512;

    // What Windows calls a full disk, and what a caller can tell it by.
    private const int DiskFull = unchecked((int)0x80070070);

    private readonly Database _database;
    private readonly WriterSettings _settings;
    private readonly Thread _thread;
    private readonly Channel<PendingCommit> _queue = Channel.CreateBounded<PendingCommit>(
        new BoundedChannelOptions(8 * MaxBatch) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private TaskCompletionSource? _scrub;
    private long _transactions;

    public Writer(Database database, WriterSettings settings)
    {
        _database = database;
        _settings = settings;
        _thread = new Thread(Run) { IsBackground = true, Name = "SocialKit SQLite writer" };
        _thread.Start();
    }

    /// <summary>How many transactions were committed; shows that commits are grouped.</summary>
    public long Transactions => Interlocked.Read(ref _transactions);

    public async ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        var pending = new PendingCommit(commit);
        using var registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((PendingCommit)state!).GiveUp(token), pending);
        await EnqueueAsync(pending, cancellationToken).ConfigureAwait(false);
        return await pending.Done.ConfigureAwait(false);
    }

    /// <summary>Packs the file between two batches; commits wait meanwhile. Several calls that wait share one run.</summary>
    public async ValueTask ScrubAsync(CancellationToken cancellationToken)
    {
        var wanted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var done = Interlocked.CompareExchange(ref _scrub, wanted, null) ?? wanted;

        // The thread waits for commits: one that is given up wakes it and writes nothing.
        var wake = new PendingCommit(new Commit { Tenant = TenantId.Default, At = default });
        wake.GiveUp(CancellationToken.None);
        await EnqueueAsync(wake, cancellationToken).ConfigureAwait(false);
        await done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes no more commits, writes what has queued, and ends.</summary>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _thread.Join();
    }

    private async ValueTask EnqueueAsync(PendingCommit pending, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(typeof(SqliteStore).FullName);
        }
    }

    private void Run()
    {
        Session? session = null;
        CommitApplier? applier = null;
        var batch = new List<PendingCommit>(MaxBatch);
        try
        {
            while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                batch.Clear();
                while (batch.Count < _settings.MaxBatch && _queue.Reader.TryRead(out var pending))
                {
                    batch.Add(pending);
                }

                try
                {
                    session ??= _database.OpenWriter(_settings.Synchronous);
                    applier ??= new CommitApplier(session, _database);
                    Write(session, applier, batch);
                }
                catch (Exception e)
                {
                    // Nothing of the batch is stored. What is left of the transaction goes away with the connection; the next batch opens another.
                    session?.Dispose();
                    session = null;
                    applier = null;
                    if (e is SqliteException { SqliteErrorCode: raw.SQLITE_READONLY })
                    {
                        _database.Renew();
                    }

                    var failure = Explain(e);
                    batch.ForEach(pending => pending.Fail(failure));
                }

                if (Interlocked.Exchange(ref _scrub, null) is { } scrub)
                {
                    Scrub(scrub);
                }
            }
        }
        finally
        {
            session?.Dispose();
        }
    }

    // On a connection of its own: packing begins where nothing is prepared.
    private void Scrub(TaskCompletionSource done)
    {
        try
        {
            using var session = _database.OpenWriter(_settings.Synchronous);
            session.ExecuteOnce("VACUUM;");
            if (session.Number("PRAGMA wal_checkpoint(TRUNCATE)") == 1)
            {
                throw new SqliteException("The log could not be emptied.", raw.SQLITE_BUSY);
            }

            done.SetResult();
        }
        catch (Exception e)
        {
            done.SetException(Explain(e));
        }
    }

    private void Write(Session session, CommitApplier applier, List<PendingCommit> batch)
    {
        if (batch.TrueForAll(pending => pending.IsGivenUp))
        {
            return;
        }

        session.Execute("BEGIN IMMEDIATE");
        applier.Begin();
        foreach (var pending in batch)
        {
            if (pending.TryStart())
            {
                WriteOne(session, applier, pending);
            }
        }

        applier.Finish();
        session.Execute("COMMIT");
        Interlocked.Increment(ref _transactions);
        applier.Committed();
        batch.ForEach(pending => pending.Complete());
    }

    // A savepoint for each: what one command breaks is undone alone, and its neighbours never know.
    private static void WriteOne(Session session, CommitApplier applier, PendingCommit pending)
    {
        applier.Prepare(pending.Commit.Tenant);
        session.Execute("SAVEPOINT sk");
        try
        {
            pending.Result = applier.Apply(pending.Commit);
        }
        catch (Exception e)
        {
            pending.Failure = Explain(e);
        }

        try
        {
            if (pending.Result is not { Outcome: CommitOutcome.Applied })
            {
                session.Execute("ROLLBACK TO sk");
            }

            session.Execute("RELEASE sk");
        }
        catch (SqliteException) when (pending.Failure is not null)
        {
            // SQLite ended the whole transaction, as it does when the disk is full: what it said first is the reason for everyone.
            throw pending.Failure;
        }
    }

    /// <summary>What a failure of SQLite's means for the caller.</summary>
    internal static Exception Explain(Exception e) => e switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => new TimeoutException(
            $"Another writer kept the SQLite file locked for {Database.BusyTimeout.TotalSeconds:0} seconds, so nothing was stored. Keep the application's own transactions on this file short, or give SocialKit a file of its own.",
            e),
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } or SqliteException { SqliteExtendedErrorCode: raw.SQLITE_IOERR_SHMSIZE } =>
            new IOException("The disk is full, so nothing was stored.", e) { HResult = DiskFull },
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_PERM } => new IOException(
            "The SQLite file has become read-only, so nothing was stored. Let the application write to the file and to its folder.", e),
        SqliteException { SqliteErrorCode: raw.SQLITE_CANTOPEN } => new IOException(
            "The SQLite file cannot be opened any more, so nothing was stored. Check that its folder is there and that the application may write to it.", e),
        SqliteException { SqliteErrorCode: raw.SQLITE_IOERR } => new IOException(
            "The disk under the SQLite file cannot be written, so nothing was stored. Check whether it has failed or became read-only.", e),
        _ => e,
    };
}
