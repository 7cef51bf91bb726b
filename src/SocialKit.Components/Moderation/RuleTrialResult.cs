namespace SocialKit.Components;

/// <summary>What the rules found in a text that was tried, for the widget that is rendered in the same request or circuit. Nothing of it is stored. Scoped.</summary>
public sealed class RuleTrialResult
{
    /// <summary>The text; null while none was tried.</summary>
    public string? Text { get; private set; }

    /// <summary>Where it would stand.</summary>
    public string? Community { get; private set; }

    /// <summary>What was found; null while none was tried.</summary>
    public IReadOnlyList<RuleMatch>? Matches { get; private set; }

    /// <summary>Shows the result of a trial.</summary>
    public void Show(RuleTrial trial, IReadOnlyList<RuleMatch> matches)
    {
        ArgumentNullException.ThrowIfNull(trial);
        (Text, Community, Matches) = (trial.Text, trial.Community, matches);
    }
}
