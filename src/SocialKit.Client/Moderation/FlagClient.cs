namespace SocialKit.Client;

internal sealed class FlagClient(ApiClient api) : IFlagService
{
    public ValueTask<FlagView> FlagAsync(Viewer viewer, NewFlag flag, CancellationToken cancellationToken) =>
        api.SendAsync<FlagBody, FlagView>(viewer, HttpMethod.Put, "flags", new FlagBody(flag.Subject, flag.Norm, flag.Reason), cancellationToken);

    public ValueTask<IReadOnlyList<FlagView>> ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<FlagView>>(viewer, "flags", cancellationToken);

    public ValueTask<IReadOnlyList<Norm>> ReadNormsAsync(Viewer viewer, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<Norm>>(viewer, "flags/norms", cancellationToken);
}
