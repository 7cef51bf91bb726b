using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>What the widgets share that show decisions to moderators.</summary>
public abstract partial class ModerationDecisions : ModerationWidget
{
    private static readonly int[] s_days = [1, 7, 30, 90, 365];

    private protected ModerationDecisions()
    {
    }

    [Inject]
    private protected IModerationService Moderation { get; set; } = default!;

    /// <summary>How long a mute can be chosen to last.</summary>
    private protected IEnumerable<(string Value, string Name)> MuteDays => s_days.Select(days => (Number(days), Texts.Days(days)));

    /// <summary>Shows everything anew after something was decided.</summary>
    private protected abstract ValueTask ReloadAsync(CancellationToken cancellationToken);

    /// <summary>The end of the last of so many days, in UTC: the same all day long, so that sending it twice means one thing.</summary>
    private protected DateTimeOffset? UntilOf(string? days) => int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        ? new DateTimeOffset(Time.GetUtcNow().UtcDateTime.Date.AddDays(count), TimeSpan.Zero)
        : null;

    private async ValueTask UndoAsync(DecisionView decision, CancellationToken cancellationToken)
    {
        await Moderation.UndoAsync(Viewer, decision.Id, cancellationToken);
        await ReloadAsync(cancellationToken);
    }

    private async ValueTask AnswerAsync(FormState form, DecisionView decision, CancellationToken cancellationToken)
    {
        await Moderation.AnswerAppealAsync(Viewer, decision.Id, form["granted"] == "true", form["answer"] ?? "", cancellationToken);
        await ReloadAsync(cancellationToken);
    }
}
