namespace SocialKit.Client;

internal sealed class ReactionClient(ApiClient api) : IReactionService
{
    public ValueTask<ReactionSummary> SetAsync(Viewer viewer, SubjectRef subject, ReactionKind kind, bool set, CancellationToken cancellationToken) =>
        api.SendAsync<ReactionBody, ReactionSummary>(viewer, HttpMethod.Put, "reactions", new ReactionBody(subject, kind.Value, set), cancellationToken);

    public ValueTask<IReadOnlyList<ReactionBy>> ReadWhoAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<ReactionBy>>(viewer, ApiClient.Address("reactions", ("subject", subject.ToString())), cancellationToken);
}
