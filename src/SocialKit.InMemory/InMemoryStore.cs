namespace SocialKit.InMemory;

/// <summary>
/// Keeps everything in this process, for tests and demos: one lock, the plainest code that keeps the contract. What it answers is what the
/// other providers are compared with. Nothing survives the process, and nothing is ever pruned.
/// </summary>
public sealed class InMemoryStore : IStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TenantId, TenantState> _tenants = [];

    /// <summary>Makes an empty store.</summary>
    public InMemoryStore()
    {
        Records = new RecordReader(this);
        Counters = new CounterReader(this);
        Feeds = new FeedReader(this);
        Discussions = new DiscussionReader(this);
        Reactions = new ReactionReader(this);
        Follows = new FollowReader(this);
        Kudos = new KudosReader(this);
        Communities = new CommunityReader(this);
        Memberships = new MembershipReader(this);
        Members = new MemberReader(this);
        Access = new AccessReader(this);
        Activities = new ActivityReader(this);
    }

    /// <inheritdoc/>
    public string Name => "in memory";

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
    public IActivityReader Activities { get; }

    /// <inheritdoc/>
    public ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    /// <remarks>Nothing that was removed is kept anywhere.</remarks>
    public ValueTask ScrubAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        commit.Validate();
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult(TenantOf(commit.Tenant).Apply(commit));
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1068", Justification = "A lambda of several lines reads best at the end.")]
    internal ValueTask<TAnswer> Read<TAnswer>(AccessScope scope, CancellationToken cancellationToken, Func<TenantState, TAnswer> read)
    {
        ArgumentNullException.ThrowIfNull(scope);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult(read(TenantOf(scope.Tenant)));
        }
    }

    private TenantState TenantOf(TenantId tenant)
    {
        if (!_tenants.TryGetValue(tenant, out var state))
        {
            _tenants[tenant] = state = new TenantState();
        }

        return state;
    }
}
