namespace SocialKit.Client;

internal sealed class ModerationClient(ApiClient api) : IModerationService
{
    public ValueTask<CasePage> ReadQueueAsync(Viewer viewer, QueueRequest request, CancellationToken cancellationToken) =>
        api.GetAsync<CasePage>(
            viewer,
            ApiClient.Address(
                "cases", ("desk", request.Desk), ("state", request.Closed ? "closed" : null), ("community", request.Community),
                ("sort", request.Newest ? "newest" : null), ("cursor", request.Cursor), ("limit", ApiClient.Number(request.Limit))),
            cancellationToken);

    public ValueTask<CaseView> ReadCaseAsync(Viewer viewer, ModerationCaseId id, CancellationToken cancellationToken) =>
        api.GetAsync<CaseView>(viewer, $"cases/{id}", cancellationToken);

    public ValueTask<CaseView> ClaimAsync(Viewer viewer, ModerationCaseId id, bool claimed, CancellationToken cancellationToken) =>
        api.SendAsync<ClaimBody, CaseView>(viewer, HttpMethod.Put, $"cases/{id}/claim", new ClaimBody(claimed), cancellationToken);

    public ValueTask<DecisionView> DecideAsync(Viewer viewer, ModerationCaseId id, NewDecision decision, CancellationToken cancellationToken) =>
        api.SendAsync<DecisionBody, DecisionView>(
            viewer, HttpMethod.Put, $"cases/{id}/decision",
            new DecisionBody(decision.Action.Value, decision.Reason, decision.Also?.Value, decision.Until, decision.Everywhere, decision.Answer, decision.Norm), cancellationToken);

    public ValueTask<BulkPreview> PreviewBulkAsync(Viewer viewer, BulkDecision decision, CancellationToken cancellationToken) =>
        api.SendAsync<BulkBody, BulkPreview>(viewer, HttpMethod.Post, "bulk-decisions/preview", BodyOf(decision), cancellationToken);

    public ValueTask<DecisionView> DecideBulkAsync(Viewer viewer, BulkDecision decision, CancellationToken cancellationToken) =>
        api.SendAsync<BulkBody, DecisionView>(viewer, HttpMethod.Put, "bulk-decisions", BodyOf(decision), cancellationToken);

    public ValueTask<DecisionView> SanctionAsync(Viewer viewer, NewSanction sanction, CancellationToken cancellationToken) =>
        api.SendAsync<SanctionBody, DecisionView>(
            viewer, HttpMethod.Put, "sanctions", new SanctionBody(sanction.Member, sanction.Action.Value, sanction.Reason, sanction.Community, sanction.Until), cancellationToken);

    public ValueTask<DecisionView> UndoAsync(Viewer viewer, DecisionId id, CancellationToken cancellationToken) =>
        api.RestoreAsync<DecisionView>(viewer, $"decisions/{id}", cancellationToken);

    public ValueTask<DecisionView> AnswerAppealAsync(Viewer viewer, DecisionId id, bool granted, string answer, CancellationToken cancellationToken) =>
        api.SendAsync<AppealAnswerBody, DecisionView>(viewer, HttpMethod.Put, $"decisions/{id}/appeal-answer", new AppealAnswerBody(granted, answer), cancellationToken);

    public ValueTask<PersonView> ReadPersonAsync(Viewer viewer, string person, string? cursor, CancellationToken cancellationToken) =>
        api.GetAsync<PersonView>(viewer, ApiClient.Address($"people/{Uri.EscapeDataString(person)}/standing", ("cursor", cursor)), cancellationToken);

    public ValueTask<IReadOnlyList<DecisionTemplate>> ReadTemplatesAsync(Viewer viewer, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<DecisionTemplate>>(viewer, "cases/templates", cancellationToken);

    private static BulkBody BodyOf(BulkDecision decision) =>
        new(decision.Member, decision.Action.Value, decision.Window.ToString().ToLowerInvariant(), decision.Reason);
}
