namespace SocialKit;

/// <summary>What a store can do beyond what every store must. The conformance kit checks each that is claimed.</summary>
[Flags]
public enum StoreCapabilities
{
    /// <summary>Only what every store must.</summary>
    None = 0,

    /// <summary>A commit can carry a transaction of the host's: <see cref="Commit.Transaction"/>.</summary>
    HostTransaction = 1,

    /// <summary>
    /// While a transaction of the host's that holds a commit stays open, other commits go on, except those that want the very same records, unique
    /// values, client keys or allowances. Without it they may wait until the transaction ends.
    /// </summary>
    BesideHostTransaction = 2,
}
