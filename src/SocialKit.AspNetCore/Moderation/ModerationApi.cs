using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class ModerationApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.ApiPut("flags", nameof(IFlagService.FlagAsync), (IFlagService flags, ApiRequest request, FlagBody body) =>
            flags.FlagAsync(request.Viewer, new NewFlag(body.Subject, body.Norm, body.Reason ?? ""), request.Aborted));

        group.ApiGet("flags", nameof(IFlagService.ReadOwnAsync), (IFlagService flags, ApiRequest request) => flags.ReadOwnAsync(request.Viewer, request.Aborted));

        group.ApiGet("flags/norms", nameof(IFlagService.ReadNormsAsync), (IFlagService flags, ApiRequest request) =>
            flags.ReadNormsAsync(request.Viewer, request.Aborted));

        group.ApiGet("standing", nameof(IStandingService.ReadMyDecisionsAsync), (IStandingService standing, ApiRequest request) =>
            standing.ReadMyDecisionsAsync(request.Viewer, request.Query("cursor"), request.Limit(), request.Aborted));

        group.ApiPut("decisions/{id}/appeal", nameof(IStandingService.AppealAsync), (IStandingService standing, ApiRequest request, AppealBody body) =>
            standing.AppealAsync(request.Viewer, request.RouteId<DecisionId>(), body.Text, request.Aborted));

        group.ApiGet("cases", nameof(IModerationService.ReadQueueAsync), (IModerationService moderation, ApiRequest request) => moderation.ReadQueueAsync(
            request.Viewer,
            new QueueRequest
            {
                Desk = request.Query("desk") ?? ModerationDesk.Moderators.Value,
                Closed = OneOf(request, "state", "open", "closed") == "closed",
                Community = request.Query("community"),
                Newest = OneOf(request, "sort", "oldest", "newest") == "newest",
                Cursor = request.Query("cursor"),
                Limit = request.Limit(),
            },
            request.Aborted));

        group.ApiGet("cases/{id}", nameof(IModerationService.ReadCaseAsync), (IModerationService moderation, ApiRequest request) =>
            moderation.ReadCaseAsync(request.Viewer, request.RouteId<ModerationCaseId>(), request.Aborted));

        group.ApiGet("cases/templates", nameof(IModerationService.ReadTemplatesAsync), (IModerationService moderation, ApiRequest request) =>
            moderation.ReadTemplatesAsync(request.Viewer, request.Aborted));

        group.ApiPut("cases/{id}/claim", nameof(IModerationService.ClaimAsync), (IModerationService moderation, ApiRequest request, ClaimBody body) =>
            moderation.ClaimAsync(request.Viewer, request.RouteId<ModerationCaseId>(), body.Set, request.Aborted));

        group.ApiPut("cases/{id}/decision", nameof(IModerationService.DecideAsync), (IModerationService moderation, ApiRequest request, DecisionBody body) =>
            moderation.DecideAsync(
                request.Viewer, request.RouteId<ModerationCaseId>(),
                new NewDecision(ActionOf("action", body.Action), body.Reason)
                {
                    Also = body.Also is { } also ? ActionOf("also", also) : null,
                    Until = body.Until,
                    Everywhere = body.Everywhere,
                    Answer = body.Answer,
                    Norm = body.Norm,
                },
                request.Aborted));

        group.ApiAsk("bulk-decisions/preview", nameof(IModerationService.PreviewBulkAsync), (IModerationService moderation, ApiRequest request, BulkBody body) =>
            moderation.PreviewBulkAsync(request.Viewer, BulkOf(body), request.Aborted));

        group.ApiPut("bulk-decisions", nameof(IModerationService.DecideBulkAsync), (IModerationService moderation, ApiRequest request, BulkBody body) =>
            moderation.DecideBulkAsync(request.Viewer, BulkOf(body), request.Aborted));

        group.ApiPut("sanctions", nameof(IModerationService.SanctionAsync), (IModerationService moderation, ApiRequest request, SanctionBody body) =>
            moderation.SanctionAsync(request.Viewer, new NewSanction(body.Member, ActionOf("action", body.Action), body.Reason, body.Community, body.Until), request.Aborted));

        group.ApiRestore("decisions/{id}/restoration", nameof(IModerationService.UndoAsync), (IModerationService moderation, ApiRequest request) =>
            moderation.UndoAsync(request.Viewer, request.RouteId<DecisionId>(), request.Aborted));

        group.ApiPut("decisions/{id}/appeal-answer", nameof(IModerationService.AnswerAppealAsync), (IModerationService moderation, ApiRequest request, AppealAnswerBody body) =>
            moderation.AnswerAppealAsync(request.Viewer, request.RouteId<DecisionId>(), body.Granted, body.Answer, request.Aborted));

        group.ApiGet("people/{name}/standing", nameof(IModerationService.ReadPersonAsync), (IModerationService moderation, ApiRequest request) =>
            moderation.ReadPersonAsync(request.Viewer, request.Route("name"), request.Query("cursor"), request.Aborted));

        group.ApiGet("rules", nameof(IModerationRuleService.ReadRulesAsync), (IModerationRuleService rules, ApiRequest request) =>
            rules.ReadRulesAsync(request.Viewer, request.Aborted));

        group.ApiPut("rules", nameof(IModerationRuleService.SaveRuleAsync), (IModerationRuleService rules, ApiRequest request, RuleBody body) =>
            rules.SaveRuleAsync(
                request.Viewer, body.Id, new RuleDraft(body.Name, body.Kind, body.Pattern, body.Action, body.Message, body.Community, body.Enabled ?? true), body.Version, request.Aborted));

        group.ApiDelete("rules/{id}", nameof(IModerationRuleService.DeleteRuleAsync), (IModerationRuleService rules, ApiRequest request) =>
            rules.DeleteRuleAsync(request.Viewer, request.RouteId<ModerationRuleId>(), request.Aborted));

        group.ApiAsk("rules/trial", nameof(IModerationRuleService.TryAsync), (IModerationRuleService rules, ApiRequest request, RuleTrialBody body) =>
            rules.TryAsync(request.Viewer, new RuleTrial(body.Text, body.Community, body.Draft), request.Aborted));

        group.ApiPut("rules/settings", nameof(IModerationRuleService.SaveSettingAsync), (IModerationRuleService rules, ApiRequest request, SettingBody body) =>
            rules.SaveSettingAsync(request.Viewer, new SettingView(body.Community, null, body.HoldAll, body.HoldFirst), request.Aborted));
    }

    private static DecisionAction ActionOf(string name, string word) => new(ApiRequest.Word(name, word));

    private static BulkDecision BulkOf(BulkBody body) => new(
        body.Member, ActionOf("action", body.Action),
        body.Window.All(char.IsAsciiLetter) && Enum.TryParse<BulkWindow>(body.Window, ignoreCase: true, out var window)
            ? window
            : throw RequestProblemException.Malformed("window", "window is hour, day, week or all."),
        body.Reason);

    private static string OneOf(ApiRequest request, string name, string usual, string other) => request.Query(name) switch
    {
        null => usual,
        var word when word == usual || word == other => word,
        _ => throw RequestProblemException.Malformed(name, $"{name} is {usual} or {other}."),
    };
}
