namespace SocialKit.Client;

internal sealed class MuteClient(ApiClient api) : IMuteService
{
    public ValueTask SetAsync(Viewer viewer, SubjectRef subject, bool set, DateTimeOffset? until, CancellationToken cancellationToken) =>
        api.SendAsync(viewer, HttpMethod.Put, "mutes", new MuteBody(subject, set, until), cancellationToken);

    public ValueTask<IReadOnlyList<MuteView>> ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<MuteView>>(viewer, "mutes", cancellationToken);
}
