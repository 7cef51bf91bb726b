namespace SocialKit;

/// <summary>Reading lists.</summary>
public interface IFeedService
{
    /// <summary>Reads a page. Paging neither skips nor repeats a post, whatever is written meanwhile.</summary>
    /// <exception cref="SocialKitException">Unknown community or member: not-found; foreign or forged cursor: bad-cursor.</exception>
    ValueTask<FeedPage> ReadAsync(Viewer viewer, FeedRequest request, CancellationToken cancellationToken);
}
