namespace SocialKit;

/// <summary>
/// A provider's whole: one door for writes, small readers by feature. A singleton, safe to call concurrently; each operation takes its own
/// connection. Text comes back byte for byte as it was put, times as the same instant. A commit that returned is seen by every later read.
/// Limits and counts outside what a method allows throw <see cref="ArgumentOutOfRangeException"/>. Failures of the storage itself are thrown,
/// never turned into empty answers.
/// </summary>
public interface IStore
{
    /// <summary>The provider's name, for messages and reports, for example "SQLite".</summary>
    string Name { get; }

    /// <summary>What it can do beyond the contract.</summary>
    StoreCapabilities Capabilities => StoreCapabilities.None;

    /// <summary>The tables of a store that keeps some, to be looked at while it works; null for one that has no schema to fit.</summary>
    IStoreSchema? Schema => null;

    /// <summary>Makes the storage ready: creates or checks its schema. Called before anything else; safe to call again and from several processes at once.</summary>
    ValueTask PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Applies a commit, all or nothing, durably when it returns. A cancellation leaves it either applied or not, never half.</summary>
    /// <exception cref="ArgumentException">
    /// The commit is not well formed: <see cref="Commit.Validate"/>; or its transaction has ended, or is one of another database.
    /// </exception>
    /// <exception cref="NotSupportedException">It holds a record the store has no place for, or carries a transaction the store cannot use.</exception>
    /// <exception cref="InvalidOperationException">
    /// It carries no transaction, while the calling code is known to hold one open on the same database: <see cref="HostTransaction"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">The call was cancelled before the commit began; nothing of it is applied.</exception>
    ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken);

    /// <summary>
    /// Makes what was removed or replaced before the call unreadable also to whoever reads the storage's own bytes: erasure ends with it. May
    /// take long and keep others waiting; safe to call again and beside everything else. What copies or backups hold is not in its hands; a
    /// provider says in its documentation what else outlives it, such as a server's transaction log.
    /// </summary>
    ValueTask ScrubAsync(CancellationToken cancellationToken);

    /// <summary>Records by key.</summary>
    IRecordReader Records { get; }

    /// <summary>Exact counters.</summary>
    ICounterReader Counters { get; }

    /// <summary>Posts in reading order.</summary>
    IFeedReader Feeds { get; }

    /// <summary>Comments under a subject.</summary>
    IDiscussionReader Discussions { get; }

    /// <summary>Who reacted how.</summary>
    IReactionReader Reactions { get; }

    /// <summary>Who follows what.</summary>
    IFollowReader Follows { get; }

    /// <summary>Kudos in reading order.</summary>
    IKudosReader Kudos { get; }

    /// <summary>Communities.</summary>
    ICommunityReader Communities { get; }

    /// <summary>Who is in a community.</summary>
    IMembershipReader Memberships { get; }

    /// <summary>People by handle.</summary>
    IMemberReader Members { get; }

    /// <summary>What decides what a member may see.</summary>
    IAccessReader Access { get; }

    /// <summary>Rules, cases, decisions and sanctions. A store that says nothing of its own looks at every record: <see cref="ScannedModerationReader"/>.</summary>
    IModerationReader Moderation => new ScannedModerationReader(Records);

    /// <summary>The activity log.</summary>
    IActivityReader Activities { get; }
}
