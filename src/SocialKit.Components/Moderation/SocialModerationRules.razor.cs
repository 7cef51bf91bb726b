using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>
/// What is looked for in new texts, what waits for approval, and a box to try a text: for those who moderate. Mount it where your policy lets them in.
/// </summary>
public partial class SocialModerationRules : ModerationWidget
{
    private const string RuleName = "sk-rule";

    private RulePage? _page;
    private RuleView? _edited;

    /// <summary>The level of the widget's heading, 1 to 5.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    [Inject]
    private IModerationRuleService Rules { get; set; } = default!;

    [Inject]
    private RuleTrialResult Tried { get; set; } = default!;

    private protected override string Name => "moderation-rules";

    private protected override void Describe(SortedDictionary<string, string> parameters) => parameters["headingLevel"] = Number(HeadingLevel);

    private protected override string StartUrl() => Page.PageUrlWith((RuleName, null));

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        RequireSignIn();
        _page = await Rules.ReadRulesAsync(Viewer, cancellationToken);
        _edited = _page.Rules.FirstOrDefault(rule => rule.CanChange && rule.Id.ToString() == Chosen(RuleName));
    }

    /// <summary>What stands in a form before anybody changes it.</summary>
    private static void Begin(FormState form, params ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values)
            form.Values.TryAdd(name, value);
    }

    private async ValueTask SaveAsync(FormState form, CancellationToken cancellationToken)
    {
        await Rules.SaveRuleAsync(
            Viewer, _edited?.Id,
            new RuleDraft(
                form["name"] ?? "", form["kind"] ?? "words", form["pattern"] ?? "", form["action"] ?? "watch", form["message"] ?? "",
                form["community"] ?? (_page is { Everywhere: false, Communities: [var first, ..] } ? first.Slug : null), form["enabled"] != "false"),
            _edited is null ? null : form.Version ?? _edited.Version, cancellationToken);
        await ShowAsync((RuleName, null));
    }

    private async ValueTask RemoveAsync(RuleView rule, CancellationToken cancellationToken)
    {
        await Rules.DeleteRuleAsync(Viewer, rule.Id, cancellationToken);
        await ShowAsync((RuleName, null));
    }

    private async ValueTask SaveSettingAsync(FormState form, SettingView setting, CancellationToken cancellationToken)
    {
        await Rules.SaveSettingAsync(
            Viewer, setting with { HoldAll = form["holdAll"] == "true", HoldFirst = int.Parse(form["holdFirst"] ?? "0", NumberStyles.None, CultureInfo.InvariantCulture) }, cancellationToken);
        await LoadAsync(cancellationToken);
    }

    private async ValueTask TryAsync(FormState form, CancellationToken cancellationToken)
    {
        var trial = new RuleTrial(form["text"] ?? "", form["community"]);
        Tried.Show(trial, await Rules.TryAsync(Viewer, trial, cancellationToken));
    }
}
