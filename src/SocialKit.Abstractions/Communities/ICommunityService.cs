namespace SocialKit;

/// <summary>Spaces with a purpose.</summary>
public interface ICommunityService
{
    /// <summary>All communities the viewer may see, by name; at most 100.</summary>
    ValueTask<IReadOnlyList<CommunityView>> ListAsync(Viewer viewer, CancellationToken cancellationToken);

    /// <summary>One community with its charter, by slug or id.</summary>
    /// <exception cref="SocialKitException">No such community: <see cref="SocialError.NotFound"/>.</exception>
    ValueTask<CommunityView> ReadAsync(Viewer viewer, string slugOrId, CancellationToken cancellationToken);
}
