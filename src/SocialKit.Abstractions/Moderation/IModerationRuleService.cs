namespace SocialKit;

/// <summary>Looking after what is looked for in texts and what waits for approval.</summary>
public interface IModerationRuleService
{
    /// <summary>The rules and settings the viewer looks after.</summary>
    ValueTask<RulePage> ReadRulesAsync(Viewer viewer, CancellationToken cancellationToken);

    /// <summary>Makes a rule, or changes one.</summary>
    /// <param name="viewer">Who.</param>
    /// <param name="id">The rule to change; null for a new one.</param>
    /// <param name="rule">What it shall say.</param>
    /// <param name="version">The version that was changed; null for a new one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<RuleView> SaveRuleAsync(Viewer viewer, ModerationRuleId? id, RuleDraft rule, long? version, CancellationToken cancellationToken);

    /// <summary>Removes a rule. Removing it twice is harmless; one that is not the viewer's to change stays, and nothing is said of it.</summary>
    ValueTask DeleteRuleAsync(Viewer viewer, ModerationRuleId id, CancellationToken cancellationToken);

    /// <summary>Which rules would find something in a text.</summary>
    ValueTask<IReadOnlyList<RuleMatch>> TryAsync(Viewer viewer, RuleTrial trial, CancellationToken cancellationToken);

    /// <summary>Says what waits for approval in a place.</summary>
    ValueTask<SettingView> SaveSettingAsync(Viewer viewer, SettingView setting, CancellationToken cancellationToken);
}
