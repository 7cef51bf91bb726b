using Microsoft.Extensions.Options;

namespace SocialKit;

/// <summary>Says at start which option is wrong and what it may be.</summary>
internal sealed class SocialKitOptionsValidator : IValidateOptions<SocialKitOptions>
{
    public ValidateOptionsResult Validate(string? name, SocialKitOptions options)
    {
        var problems = new List<string>();
        Check(options.PageSize is >= 1 and <= 100, "PageSize is 1 to 100.");
        Check(options.RepliesShown is >= 1 and <= 100, "RepliesShown is 1 to 100.");
        Check(options.ShownDepth is >= 0 and <= 31, "ShownDepth is 0 (flat) to 31.");
        Check(options.EditGrace >= TimeSpan.Zero, "EditGrace is zero or more.");
        Check(options.EditGraceCharacters >= 0, "EditGraceCharacters is zero or more.");
        Check(options.EditWindow >= TimeSpan.Zero || options.EditWindow == Timeout.InfiniteTimeSpan, "EditWindow is zero or more, or Timeout.InfiniteTimeSpan.");
        Check(options.EditFinish >= TimeSpan.Zero, "EditFinish is zero or more.");
        Check(options.ErasureCoolingOff >= TimeSpan.Zero, "ErasureCoolingOff is zero or more.");
        Check(options.RestoreWindow >= TimeSpan.Zero, "RestoreWindow is zero or more.");
        Check(
            options.Retention.All(rule => RetentionRule.Types.Contains(rule.Type) && rule.KeptFor >= TimeSpan.FromDays(1)),
            $"Each rule of Retention has a Type ({string.Join(", ", RetentionRule.Types)}) and a KeptFor of at least a day.");
        Check(
            options.Retention.All(rule => rule.State is null || (rule.Type is "post" or "comment" && rule.State is RetentionRule.Deleted or RetentionRule.Removed)),
            "A State in Retention is 'deleted' or 'removed', and only of posts and comments.");
        Check(options.Retention.All(rule => rule.Community is null || rule.Type != "revision"), "A rule of Retention for revisions has no Community.");
        Check(
            options.Maintenance.Every == Timeout.InfiniteTimeSpan || (options.Maintenance.Every >= TimeSpan.FromMinutes(1) && options.Maintenance.Every <= TimeSpan.FromDays(1)),
            "Maintenance.Every is 1 minute to 1 day, or Timeout.InfiniteTimeSpan.");
        Check(IsWord(options.Reactions.Select(reaction => reaction.Kind.Value)), "Each of Reactions has its own kind: 1 to 32 of a-z, 0-9 and '-'.");
        Check(IsWord(options.Values.Select(value => value.Key)), "Each of Values has its own key: 1 to 32 of a-z, 0-9 and '-'.");
        Check(
            AllRates(options.Rates).All(rate => rate.Count >= 1 && rate.Period >= TimeSpan.FromSeconds(1) && rate.Period <= TimeSpan.FromDays(1)
                && rate.Period.Ticks % TimeSpan.TicksPerSecond == 0),
            "Each of Rates is at least 1 in whole seconds of up to a day. To have none, clear the list.");
        Check(options.Rates.NewcomerTexts >= 0 && options.Rates.NewcomerTime >= TimeSpan.Zero, "Rates.NewcomerTexts and NewcomerTime are zero or more.");
        Check(options.SignInPath is ['/', ..] and not ['/', '/', ..], "SignInPath is a local path such as /sign-in.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems.Select(problem => $"SocialKitOptions: {problem}"));

        void Check(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }

        static IEnumerable<Rate> AllRates(RateOptions rates) =>
        [
            .. rates.Writing, .. rates.NewcomerWriting, .. rates.Edits, .. rates.Reactions, .. rates.Kudos, .. rates.Changes, .. rates.Searches,
            .. rates.MentionLookups, .. rates.Uploads, .. rates.Flags,
        ];

        static bool IsWord(IEnumerable<string> words)
        {
            var all = words.ToList();
            return all.Distinct().Count() == all.Count
                && all.All(word => word is { Length: >= 1 and <= 32 } && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));
        }
    }
}
