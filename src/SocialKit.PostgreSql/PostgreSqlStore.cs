namespace SocialKit.PostgreSql;

/// <summary>
/// Keeps everything in a PostgreSQL database, in a schema of its own; any number of processes may share it. A commit is one transaction, durable
/// when it returns as far as the server is set up to be. When the connection is lost while a commit ends, the store finds out what became of it
/// instead of guessing. Disposing closes the connections.
/// </summary>
public sealed class PostgreSqlStore : IStore, IDisposable, IAsyncDisposable
{
    internal const string DefaultSchema = "socialkit";
    private readonly Database _database;
    private readonly SchemaUpdater _schema;
    private readonly bool _applySchema;
    private readonly Sequencer _sequencer;
    private readonly Committer _committer;
    private readonly HostCommitter _hosts;
    private readonly SemaphoreSlim _preparing = new(1, 1);
    private bool _prepared;
    private int _disposed;

    /// <summary>Names the database and the schema; nothing is opened yet.</summary>
    /// <param name="connectionString">How to reach the database, for example <c>Host=db;Database=intranet;Username=socialkit;Password=…</c>.</param>
    /// <param name="schema">SocialKit's own schema: a lower-case letter, then up to 49 of a-z, 0-9 and '_'.</param>
    /// <param name="applySchema">
    /// True to let the store make its tables and bring them up to date when it is prepared; else it is an error, which says what to run, when
    /// something is missing.
    /// </param>
    /// <param name="deadline">How long a call may take before it ends with an error, waiting for a connection included. 5 seconds when left out.</param>
    /// <exception cref="ArgumentException">The connection string, the schema's name or the deadline is not well formed.</exception>
    public PostgreSqlStore(string connectionString, string schema = DefaultSchema, bool applySchema = false, TimeSpan? deadline = null)
        : this(connectionString, schema, applySchema, null, deadline)
    {
    }

    /// <summary>For the tests of other versions' scripts.</summary>
    internal PostgreSqlStore(string connectionString, string schema, bool applySchema, SchemaScripts? scripts, TimeSpan? deadline = null)
    {
        _applySchema = applySchema;
        _database = new Database(connectionString, schema, deadline);
        _schema = new SchemaUpdater(_database, scripts ?? SchemaUpdater.Scripts);
        Doctor = new PostgreSqlDoctor(_database, _schema);
        _sequencer = new Sequencer(_database);
        _committer = new Committer(_database, _sequencer);
        _hosts = new HostCommitter(_database, _committer);
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
        Activities = new ActivityReader(_database, _sequencer);
    }

    /// <inheritdoc/>
    public string Name => "PostgreSQL";

    /// <inheritdoc/>
    public StoreCapabilities Capabilities => StoreCapabilities.HostTransaction | StoreCapabilities.BesideHostTransaction;

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

    /// <summary>The tables in the database.</summary>
    public IStoreSchema Schema => _schema;

    /// <summary>Examines the database.</summary>
    public IStoreDoctor Doctor { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The database cannot be used; the message says why and what to do.</exception>
    public async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        await _preparing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed != 0, this);
            if (!_prepared)
            {
                await _schema.PrepareAsync(_applySchema, cancellationToken).ConfigureAwait(false);
                _database.MarkReady();
                _sequencer.Start();
                _prepared = true;
            }
        }
        finally
        {
            _preparing.Release();
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Writes every table anew, one after the other; each is locked meanwhile. What outlives it is the server's own log of changes (its WAL, archives
    /// and replicas made of it) until the server lets go of it, and backups.
    /// </remarks>
    public async ValueTask ScrubAsync(CancellationToken cancellationToken)
    {
        _hosts.ThrowIfHeld();
        await _database.ScrubAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// <para>
    /// A commit with an <see cref="Npgsql.NpgsqlTransaction"/> on the same database runs on the host's connection, in a savepoint. It is never tried again:
    /// after a failure that passes, such as a deadlock, the host repeats its whole transaction.
    /// </para>
    /// <para>
    /// Until that transaction ends, others wait for it only when they want the same records, unique values, client keys or allowances. A commit of
    /// more than about 60 records is the exception: inside such a transaction it keeps every other commit of the tenant waiting, and outside it
    /// waits for all such transactions of the tenant to end while the others queue behind it. Import and migrate when no long transaction is open.
    /// </para>
    /// </remarks>
    /// <exception cref="TimeoutException">The server did not answer in time; nothing was stored.</exception>
    /// <exception cref="IOException">The connection was lost while the commit ended, and its end cannot be found out any more.</exception>
    public ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        commit.Validate(Capabilities);
        cancellationToken.ThrowIfCancellationRequested();
        if (commit.Transaction is { } transaction)
        {
            _database.ThrowIfNotReady();
            return _hosts.CommitAsync(commit, transaction, cancellationToken);
        }

        _hosts.ThrowIfHeld();
        return _committer.CommitAsync(commit, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _sequencer.DisposeAsync().ConfigureAwait(false);
            await _database.DisposeAsync().ConfigureAwait(false);
            _preparing.Dispose();
        }
    }
}
