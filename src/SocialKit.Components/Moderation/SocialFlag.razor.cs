using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>Reports a post, a comment, kudos or a person, or shows what became of the report.</summary>
public partial class SocialFlag : ModerationWidget
{
    private IReadOnlyList<Norm> _norms = [];
    private FlagView? _own;

    /// <summary>What is reported.</summary>
    [Parameter]
    [EditorRequired]
    public SubjectRef Subject { get; set; }

    /// <summary>The level of the widget's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    [Inject]
    private IFlagService Flags { get; set; } = default!;

    [Inject]
    private ISubjectService Subjects { get; set; } = default!;

    private protected override string Name => "flag";

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        parameters["subject"] = Subject.ToString();
        parameters["headingLevel"] = Number(HeadingLevel);
    }

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        RequireSignIn();
        await Subjects.LocateAsync(Viewer, Subject, cancellationToken);
        _norms = await Flags.ReadNormsAsync(Viewer, cancellationToken);
        _own = (await Flags.ReadOwnAsync(Viewer, cancellationToken)).FirstOrDefault(flag => flag.Subject == Subject);
    }

    private async ValueTask FlagAsync(FormState form, CancellationToken cancellationToken) =>
        _own = await Flags.FlagAsync(Viewer, new NewFlag(Subject, form["norm"] ?? "", form["reason"] ?? ""), cancellationToken);
}
