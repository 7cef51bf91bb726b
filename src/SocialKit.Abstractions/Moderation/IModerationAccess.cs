namespace SocialKit;

/// <summary>Asks the host who moderates more than a community. Answered in <c>SocialKit.AspNetCore</c> by the policies named in <see cref="ModerationOptions"/>. Denies by default.</summary>
public interface IModerationAccess
{
    /// <summary>What the viewer may decide about beyond the communities they moderate.</summary>
    ValueTask<ModeratorRights> AskAsync(Viewer viewer, CancellationToken cancellationToken);
}
