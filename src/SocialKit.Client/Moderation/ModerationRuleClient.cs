namespace SocialKit.Client;

internal sealed class ModerationRuleClient(ApiClient api) : IModerationRuleService
{
    public ValueTask<RulePage> ReadRulesAsync(Viewer viewer, CancellationToken cancellationToken) => api.GetAsync<RulePage>(viewer, "rules", cancellationToken);

    public ValueTask<RuleView> SaveRuleAsync(Viewer viewer, ModerationRuleId? id, RuleDraft rule, long? version, CancellationToken cancellationToken) =>
        api.SendAsync<RuleBody, RuleView>(
            viewer, HttpMethod.Put, "rules",
            new RuleBody(rule.Name, rule.Kind, rule.Pattern, rule.Action, rule.Message, rule.Community, rule.Enabled, id, version), cancellationToken);

    public ValueTask DeleteRuleAsync(Viewer viewer, ModerationRuleId id, CancellationToken cancellationToken) => api.DeleteAsync(viewer, $"rules/{id}", cancellationToken);

    public ValueTask<IReadOnlyList<RuleMatch>> TryAsync(Viewer viewer, RuleTrial trial, CancellationToken cancellationToken) =>
        api.SendAsync<RuleTrialBody, IReadOnlyList<RuleMatch>>(
            viewer, HttpMethod.Post, "rules/trial", new RuleTrialBody(trial.Text, trial.Community, trial.Draft), cancellationToken);

    public ValueTask<SettingView> SaveSettingAsync(Viewer viewer, SettingView setting, CancellationToken cancellationToken) =>
        api.SendAsync<SettingBody, SettingView>(
            viewer, HttpMethod.Put, "rules/settings", new SettingBody(setting.HoldAll, setting.HoldFirst, setting.Community), cancellationToken);
}
