namespace SocialKit.Client;

internal sealed class BlockClient(ApiClient api) : IBlockService
{
    public ValueTask SetAsync(Viewer viewer, MemberId member, bool set, CancellationToken cancellationToken) =>
        api.SendAsync(viewer, HttpMethod.Put, "blocks", new BlockBody(member, set), cancellationToken);

    public ValueTask<IReadOnlyList<BlockView>> ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<BlockView>>(viewer, "blocks", cancellationToken);
}
