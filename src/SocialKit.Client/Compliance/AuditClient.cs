namespace SocialKit.Client;

internal sealed class AuditClient(ApiClient api) : IAuditService
{
    public ValueTask<AuditPage> ReadAsync(Viewer viewer, AuditRequest request, CancellationToken cancellationToken) =>
        api.GetAsync<AuditPage>(viewer, ApiClient.Address("audit", ("cursor", request.Cursor), ("limit", ApiClient.Number(request.Limit))), cancellationToken);

    public ValueTask<AuditCheck> ReadProofAsync(Viewer viewer, CancellationToken cancellationToken) =>
        api.GetAsync<AuditCheck>(viewer, "audit/proof", cancellationToken);
}
