namespace SocialKit;

/// <summary>Reporting what breaks a norm. Nobody but the reporter is told who it was.</summary>
public interface IFlagService
{
    /// <summary>Reports something. The same again is refused for a day.</summary>
    ValueTask<FlagView> FlagAsync(Viewer viewer, NewFlag flag, CancellationToken cancellationToken);

    /// <summary>The viewer's last reports and what became of them, newest first.</summary>
    ValueTask<IReadOnlyList<FlagView>> ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken);

    /// <summary>The norms a report can name.</summary>
    ValueTask<IReadOnlyList<Norm>> ReadNormsAsync(Viewer viewer, CancellationToken cancellationToken);
}
