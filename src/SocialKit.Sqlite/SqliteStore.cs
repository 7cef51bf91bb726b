using Microsoft.Data.Sqlite;

namespace SocialKit.Sqlite;

/// <summary>
/// Keeps everything in one SQLite file, with full durability: a commit that returned survives a crash and a power cut. One thread writes and
/// groups what is waiting into one transaction; reads run on connections of their own beside it. Several processes, and the host's own
/// data access, may share the file. Disposing writes what has queued and closes the file.
/// </summary>
public sealed class SqliteStore : IStore, IDisposable, IAsyncDisposable
{
    private readonly Database _database;
    private readonly SchemaUpdater _schema;
    private readonly WriterSettings _settings;
    private readonly HostCommitter _hosts;
    private readonly Lock _lock = new();
    private Writer? _writer;
    private bool _disposed;

    /// <summary>Names the file; nothing is opened yet.</summary>
    /// <param name="connectionStringOrPath">The path of the file, or a connection string that begins with <c>Data Source=</c>.</param>
    /// <exception cref="ArgumentException">It names no file.</exception>
    public SqliteStore(string connectionStringOrPath) : this(connectionStringOrPath, null)
    {
    }

    /// <summary>The seam through which tests break the store on purpose, and benchmarks show what its way of writing is worth.</summary>
    internal SqliteStore(string connectionStringOrPath, Func<string, string>? change, SchemaScripts? scripts = null, WriterSettings? settings = null)
    {
        _settings = settings ?? new WriterSettings();
        _database = new Database(connectionStringOrPath, change);
        _schema = new SchemaUpdater(_database, scripts ?? SchemaUpdater.Scripts);
        Doctor = new SqliteDoctor(_database, _schema);
        _hosts = new HostCommitter(_database);
        Records = new RecordReader(_database);
        Counters = new CounterReader(_database);
        Feeds = new FeedReader(_database);
        Discussions = new DiscussionReader(_database);
        Reactions = new ReactionReader(_database);
        Follows = new FollowReader(_database);
        Kudos = new KudosReader(_database);
        Communities = new CommunityReader(_database);
        Memberships = new MembershipReader(_database);
        Members = new MemberReader(_database);
        Access = new AccessReader(_database);
        Moderation = new ModerationReader(_database);
        Activities = new ActivityReader(_database);
    }

    /// <inheritdoc/>
    public string Name => "SQLite";

    /// <inheritdoc/>
    public StoreCapabilities Capabilities => StoreCapabilities.HostTransaction;

    /// <inheritdoc/>
    public IRecordReader Records { get; }

    /// <inheritdoc/>
    public ICounterReader Counters { get; }

    /// <inheritdoc/>
    public IFeedReader Feeds { get; }

    /// <inheritdoc/>
    public IDiscussionReader Discussions { get; }

    /// <inheritdoc/>
    public IReactionReader Reactions { get; }

    /// <inheritdoc/>
    public IFollowReader Follows { get; }

    /// <inheritdoc/>
    public IKudosReader Kudos { get; }

    /// <inheritdoc/>
    public ICommunityReader Communities { get; }

    /// <inheritdoc/>
    public IMembershipReader Memberships { get; }

    /// <inheritdoc/>
    public IMemberReader Members { get; }

    /// <inheritdoc/>
    public IAccessReader Access { get; }

    /// <inheritdoc/>
    public IModerationReader Moderation { get; }

    /// <inheritdoc/>
    public IActivityReader Activities { get; }

    /// <summary>The tables of the file. A store applies missing scripts by itself when it is prepared.</summary>
    public IStoreSchema Schema => _schema;

    /// <summary>Examines the file.</summary>
    public IStoreDoctor Doctor { get; }

    /// <summary>How many transactions the writer has committed.</summary>
    internal long Transactions => _writer?.Transactions ?? 0;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The file cannot be used; the message says why and what to do.</exception>
    public ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_writer is null)
            {
                _schema.Prepare();
                _database.MarkReady();
                _writer = new Writer(_database, _settings);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    /// <remarks>What is removed is overwritten as it goes; this moves the log into the file, packs the file, and empties the log.</remarks>
    /// <exception cref="TimeoutException">Others kept the file locked.</exception>
    public async ValueTask ScrubAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var writer = _writer ?? throw Database.NotPrepared();
        _hosts.ThrowIfHeld();
        await writer.ScrubAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A commit with a <see cref="SqliteTransaction"/> on the same file is written at once, on the caller's thread and the host's connection, and is as
    /// durable as that connection's own commits. From then until the transaction ends nobody else writes to the file: others wait 5 seconds.
    /// </remarks>
    /// <exception cref="TimeoutException">Another writer kept the file locked; nothing was stored.</exception>
    /// <exception cref="IOException">The disk is full (its <see cref="Exception.HResult"/> says so), read-only or broken; nothing was stored.</exception>
    public ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        commit.Validate(Capabilities);
        cancellationToken.ThrowIfCancellationRequested();
        var writer = _writer ?? throw Database.NotPrepared();
        if (commit.Transaction is { } transaction)
        {
            return ValueTask.FromResult(_hosts.Commit(commit, transaction));
        }

        _hosts.ThrowIfHeld();
        return writer.CommitAsync(commit, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (!_disposed)
            {
                _disposed = true;
                _writer?.Dispose();
                _database.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.Run(Dispose).ConfigureAwait(false);
}
