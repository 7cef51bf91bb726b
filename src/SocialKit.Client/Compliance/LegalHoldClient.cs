namespace SocialKit.Client;

internal sealed class LegalHoldClient(ApiClient api) : ILegalHoldService
{
    public ValueTask PlaceAsync(Viewer viewer, SubjectRef subject, string reason, CancellationToken cancellationToken) =>
        api.SendAsync(viewer, HttpMethod.Put, "legal-holds", new LegalHoldBody(subject, reason), cancellationToken);

    public ValueTask ReleaseAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken) =>
        api.DeleteAsync(viewer, ApiClient.Address("legal-holds", ("subject", subject.ToString())), cancellationToken);

    public ValueTask<IReadOnlyList<LegalHoldView>> ListAsync(Viewer viewer, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<LegalHoldView>>(viewer, "legal-holds", cancellationToken);
}
