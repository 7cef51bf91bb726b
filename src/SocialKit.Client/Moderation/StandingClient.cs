namespace SocialKit.Client;

internal sealed class StandingClient(ApiClient api) : IStandingService
{
    public ValueTask<StandingView> ReadMyDecisionsAsync(Viewer viewer, string? cursor, int? limit, CancellationToken cancellationToken) =>
        api.GetAsync<StandingView>(viewer, ApiClient.Address("standing", ("cursor", cursor), ("limit", ApiClient.Number(limit))), cancellationToken);

    public ValueTask<DecisionView> AppealAsync(Viewer viewer, DecisionId decision, string text, CancellationToken cancellationToken) =>
        api.SendAsync<AppealBody, DecisionView>(viewer, HttpMethod.Put, $"decisions/{decision}/appeal", new AppealBody(text), cancellationToken);
}
