using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>Gives kudos that name a value.</summary>
public partial class SocialGiveKudos : SocialWidget
{
    /// <summary>Handles or ids to begin with, separated by commas or spaces.</summary>
    [Parameter]
    public string? To { get; set; }

    /// <summary>What it is about; null for nothing in particular.</summary>
    [Parameter]
    public SubjectRef? Subject { get; set; }

    /// <summary>The level of the widget's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    /// <summary>Called after kudos were given by this widget while it is interactive.</summary>
    [Parameter]
    public EventCallback<KudosView> OnGiven { get; set; }

    private static readonly char[] s_separators = [',', ';', ' ', '\t', '\n', '\r'];

    private IReadOnlyList<CompanyValue> _values = [];
    private KudosView? _given;

    [Inject]
    private IKudosService KudosService { get; set; } = default!;

    private protected override string Name => "give-kudos";

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        if (To is { } to)
            parameters["to"] = to;
        if (Subject is { } subject)
            parameters["subject"] = subject.ToString();

        parameters["headingLevel"] = Number(HeadingLevel);
    }

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken) =>
        _values = SignedIn ? await KudosService.ReadValuesAsync(Viewer, cancellationToken) : [];

    private async ValueTask GiveAsync(FormState form, CancellationToken cancellationToken)
    {
        var recipients = (form.To ?? "").Split(s_separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.TrimStart('@')).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        _given = await KudosService.GiveAsync(
            Viewer, new NewKudos(recipients, form.Value ?? "", form.Text ?? "", Subject, form.ClientId), cancellationToken);
        await OnGiven.InvokeAsync(_given);
        await Widgets.TellOthersAsync(this, "kudos");
    }
}
