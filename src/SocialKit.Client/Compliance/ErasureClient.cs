namespace SocialKit.Client;

internal sealed class ErasureClient(ApiClient api) : IErasureService
{
    public ValueTask<IReadOnlyList<ErasureLine>> ReadPreviewAsync(Viewer viewer, MemberId member, ErasureMode mode, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<ErasureLine>>(viewer, ApiClient.Address($"erasures/{member}/preview", ("mode", mode.Value)), cancellationToken);

    public async ValueTask<ErasureView?> ReadAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken)
    {
        try
        {
            return await api.GetAsync<ErasureView>(viewer, $"erasures/{member}", cancellationToken);
        }
        catch (SocialKitException exception) when (exception.Error.Code == SocialError.NotFound)
        {
            return null;
        }
    }

    public ValueTask<ErasureView> RequestAsync(Viewer viewer, MemberId member, ErasureMode mode, CancellationToken cancellationToken) =>
        api.SendAsync<ErasureBody, ErasureView>(viewer, HttpMethod.Put, "erasures", new ErasureBody(member, mode.Value), cancellationToken);

    public ValueTask CancelAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken) =>
        api.DeleteAsync(viewer, $"erasures/{member}", cancellationToken);

    public ValueTask<int> RunDueAsync(TenantId tenant, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Erasures are carried out by the site itself, not over its API.");
}
