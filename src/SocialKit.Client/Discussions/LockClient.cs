namespace SocialKit.Client;

internal sealed class LockClient(ApiClient api) : ILockService
{
    public ValueTask LockAsync(Viewer viewer, SubjectRef subject, string reason, CancellationToken cancellationToken) =>
        api.SendAsync(viewer, HttpMethod.Put, "locks", new LockBody(subject, reason), cancellationToken);

    public ValueTask ReopenAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken) =>
        api.DeleteAsync(viewer, ApiClient.Address("locks", ("subject", subject.ToString())), cancellationToken);
}
