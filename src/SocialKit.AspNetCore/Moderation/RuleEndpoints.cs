using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>The forms of those who look after rules.</summary>
internal static class RuleEndpoints
{
    private static readonly FormShape Rule = new("A rule for texts", "Save",
        new FormField("id"), new FormField("version"), new FormField("name", FormControl.Line, "Name"), new FormField("kind"),
        new FormField("pattern", FormControl.Text, "Pattern"), new FormField("action"), new FormField("message", FormControl.Text, "What the author is told"),
        new FormField("community"), new FormField("enabled"));

    private static readonly FormShape Deletion = new("Remove a rule", "Remove this rule");

    private static readonly FormShape Setting = new("What waits for approval", "Save", new FormField("community"), new FormField("holdAll"), new FormField("holdFirst"));

    private static readonly FormShape Trial = new("Try a text", "Try it", new FormField("text", FormControl.Text, "Text"), new FormField("community"));

    public static void Map(RouteGroupBuilder group)
    {
        group.MapWrite<IModerationRuleService>("rules", Rule, async (request, rules) =>
        {
            var id = request.OptionalId<ModerationRuleId>("id");
            await rules.SaveRuleAsync(
                request.Writer, id,
                new RuleDraft(
                    request.Text("name"), request.Word("kind"), request.Text("pattern"), request.Word("action"), request.Text("message"), request.Optional("community"),
                    request.Flag("enabled", otherwise: true)),
                id is null ? null : request.Number("version"), request.Aborted);
            return Shown(request);
        });

        group.MapWrite<IModerationRuleService>("rules/{id}/deletion", Deletion, async (request, rules) =>
        {
            await rules.DeleteRuleAsync(request.Writer, request.RouteId<ModerationRuleId>(), request.Aborted);
            return Shown(request);
        });

        group.MapWrite<IModerationRuleService>("rules/settings", Setting, async (request, rules) =>
        {
            var first = request.Number("holdFirst");
            await rules.SaveSettingAsync(
                request.Writer, new SettingView(request.Optional("community"), null, request.Flag("holdAll"), first <= 1_000 ? (int)first : 1_001), request.Aborted);
            return Shown(request);
        });

        group.MapWrite<IModerationRuleService>("rules/trial", Trial, async (request, rules) =>
        {
            var trial = new RuleTrial(request.Text("text"), request.Optional("community"));
            request.Http.RequestServices.GetRequiredService<RuleTrialResult>().Show(trial, await rules.TryAsync(request.Writer, trial, request.Aborted));
            return Shown(request) with { Page = ("Try a text", Pages.Component<SocialModerationRules>((nameof(SocialModerationRules.HeadingLevel), 1))) };
        });
    }

    // Rules are no subjects with a page; without the page they came from, who saved one sees themselves.
    private static Written Shown(WriteRequest request) => new(SubjectRef.Of(request.Writer.RequireMember()), null);
}
