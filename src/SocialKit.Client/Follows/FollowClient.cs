namespace SocialKit.Client;

internal sealed class FollowClient(ApiClient api) : IFollowService
{
    public ValueTask SetAsync(Viewer viewer, SubjectRef subject, bool set, CancellationToken cancellationToken) =>
        api.SendAsync(viewer, HttpMethod.Put, "follows", new FollowBody(subject, set), cancellationToken);

    public ValueTask<IReadOnlyList<SubjectRef>> ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<SubjectRef>>(viewer, "follows", cancellationToken);
}
