namespace SocialKit.Client;

internal sealed class KudosClient(ApiClient api) : IKudosService
{
    public ValueTask<KudosView> GiveAsync(Viewer viewer, NewKudos kudos, CancellationToken cancellationToken) =>
        api.CreateAsync<KudosBody, KudosView>(
            viewer, "kudos", new KudosBody(kudos.Recipients, kudos.Value, kudos.Text, kudos.Subject), kudos.ClientId, cancellationToken);

    public ValueTask<KudosPage> ReadAsync(Viewer viewer, KudosRequest request, CancellationToken cancellationToken) =>
        api.GetAsync<KudosPage>(
            viewer, ApiClient.Address("kudos", ("recipient", request.Recipient), ("cursor", request.Cursor), ("limit", ApiClient.Number(request.Limit))), cancellationToken);

    public ValueTask<KudosView> ReadOneAsync(Viewer viewer, KudosId kudos, CancellationToken cancellationToken) =>
        api.GetAsync<KudosView>(viewer, $"kudos/{kudos}", cancellationToken);

    public ValueTask<IReadOnlyList<CompanyValue>> ReadValuesAsync(Viewer viewer, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<CompanyValue>>(viewer, "kudos/values", cancellationToken);
}
