namespace SocialKit;

/// <summary>
/// Removes for good what was deleted longer ago than <see cref="SocialKitOptions.RestoreWindow"/>, and what a rule of
/// <see cref="SocialKitOptions.Retention"/> keeps no longer. A site runs it as often as <see cref="SocialKitOptions.Maintenance"/> says; it may be run
/// again at any time, beside everything else.
/// </summary>
public interface IRetentionService
{
    /// <summary>
    /// Purges what is due. A post goes with everything that hangs on it: its comments, which nobody can reach any more, revisions, reactions and
    /// timeline entries. A comment goes with its revisions and reactions; one that others stand below stays as a tombstone and loses its text.
    /// What a legal hold keeps stays, and a post stays whole while anything below it is held.
    /// </summary>
    ValueTask<RetentionReport> PurgeAsync(TenantId tenant, CancellationToken cancellationToken);
}
