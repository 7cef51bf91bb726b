namespace SocialKit;

/// <summary>For programs without a host that could be asked: nobody moderates more than their communities.</summary>
internal sealed class NoModerationAccess : IModerationAccess
{
    public ValueTask<ModeratorRights> AskAsync(Viewer viewer, CancellationToken cancellationToken) => ValueTask.FromResult(ModeratorRights.None);
}
