namespace SocialKit;

/// <summary>Tells components who is looking. Answered by the host package from the request or the circuit. Scoped.</summary>
public interface IViewerAccessor
{
    /// <summary>The viewer of the current request or circuit. Registers a member when their principal is seen for the first time.</summary>
    ValueTask<Viewer> GetViewerAsync(CancellationToken cancellationToken);
}
