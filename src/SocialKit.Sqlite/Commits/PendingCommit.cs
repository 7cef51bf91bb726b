namespace SocialKit.Sqlite;

/// <summary>A commit on its way through the writer. Whoever is first decides: the writer by starting it, or the caller by giving up.</summary>
internal sealed class PendingCommit(Commit commit)
{
    private const int Started = 1;
    private const int GivenUp = 2;
    private readonly TaskCompletionSource<CommitResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state;

    public Commit Commit { get; } = commit;

    public Task<CommitResult> Done => _done.Task;

    /// <summary>What became of it, once its part of the transaction has run; it counts only when the transaction is committed.</summary>
    public CommitResult? Result { get; set; }

    /// <summary>Why its part of the transaction was undone, when it was.</summary>
    public Exception? Failure { get; set; }

    /// <summary>True when the caller gave up before it was started.</summary>
    public bool IsGivenUp => Volatile.Read(ref _state) == GivenUp;

    /// <summary>False when the caller gave up before.</summary>
    public bool TryStart() => Interlocked.CompareExchange(ref _state, Started, 0) == 0;

    /// <summary>Leaves the commit undone, unless the writer has begun: then it is too late and the answer comes as usual.</summary>
    public void GiveUp(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, GivenUp, 0) == 0)
        {
            _done.TrySetCanceled(cancellationToken);
        }
    }

    /// <summary>Answers the caller.</summary>
    public void Complete()
    {
        if (Failure is not null)
        {
            _done.TrySetException(Failure);
        }
        else if (Result is not null)
        {
            _done.TrySetResult(Result);
        }
    }

    /// <summary>Tells the caller that nothing of it is stored.</summary>
    public void Fail(Exception failure)
    {
        _state = Started;
        _done.TrySetException(failure);
    }
}
