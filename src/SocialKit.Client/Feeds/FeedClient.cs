namespace SocialKit.Client;

internal sealed class FeedClient(ApiClient api) : IFeedService
{
    public ValueTask<FeedPage> ReadAsync(Viewer viewer, FeedRequest request, CancellationToken cancellationToken) =>
        api.GetAsync<FeedPage>(
            viewer, ApiClient.Address("feeds", ("scope", request.Scope.ToString()), ("cursor", request.Cursor), ("limit", ApiClient.Number(request.Limit))), cancellationToken);
}
