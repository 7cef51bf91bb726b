namespace SocialKit.Client;

internal sealed class SubjectClient(ApiClient api) : ISubjectService
{
    public ValueTask<SubjectLocation> LocateAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken) =>
        api.GetAsync<SubjectLocation>(viewer, ApiClient.Address("locations", ("subject", subject.ToString())), cancellationToken);
}
