using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>
/// What has to be kept as it is, whoever wants to change, remove or erase it: for administrators, who place holds and release them. To others it is
/// not there, and who is held is not told.
/// </summary>
public partial class SocialLegalHolds : ModerationWidget
{
    private IReadOnlyList<LegalHoldView> _holds = [];

    /// <summary>Only what is held of this, and a form for it; null for every hold there is.</summary>
    [Parameter]
    public SubjectRef? Subject { get; set; }

    /// <summary>The level of the widget's heading, 1 to 5.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    [Inject]
    private ILegalHoldService Holds { get; set; } = default!;

    private protected override string Name => "legal-holds";

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        if (Subject is { } subject)
            parameters["subject"] = subject.ToString();

        parameters["headingLevel"] = Number(HeadingLevel);
    }

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        RequireSignIn();
        _holds = [.. (await Holds.ListAsync(Viewer, cancellationToken)).Where(hold => Subject is null || hold.Subject == Subject)];
    }

    // What the host calls its own things may hold any character; a form's key may not.
    private static string Slug(SubjectRef subject) => string.Concat(subject.ToString().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    private async ValueTask PlaceAsync(FormState form, CancellationToken cancellationToken)
    {
        if (!SubjectRef.TryParse(Subject?.ToString() ?? form["subject"], out var subject))
            throw new SocialKitException(new SocialError(SocialError.Invalid, "subject", Texts.HoldSubjectHint));

        await Holds.PlaceAsync(Viewer, subject, form["reason"] ?? "", cancellationToken);
        await LoadAsync(cancellationToken);
    }

    private async ValueTask ReleaseAsync(SubjectRef subject, CancellationToken cancellationToken)
    {
        await Holds.ReleaseAsync(Viewer, subject, cancellationToken);
        await LoadAsync(cancellationToken);
    }
}
