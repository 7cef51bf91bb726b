namespace SocialKit;

/// <summary>
/// The work nobody waits for: erasures that are due, and retention. Of several servers one does it at a time; a run that failed is logged and made good
/// by the next.
/// </summary>
public sealed class MaintenanceOptions
{
    /// <summary>How often; 1 minute to 1 day, or <see cref="Timeout.InfiniteTimeSpan"/> to call <see cref="IErasureService.RunDueAsync"/> and <see cref="IRetentionService.PurgeAsync"/> yourself. Default 1 hour.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(1);

    /// <summary>For which tenants. A host with several names them here; without a name it is the default tenant.</summary>
    public IList<string> Tenants { get; } = [];
}
