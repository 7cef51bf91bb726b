using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>
/// A person's own data: take a copy along, see what an erasure would do, ask for it, take it back. An administrator can see and do the same for somebody
/// else; for anybody else that is not there.
/// </summary>
public partial class SocialMyData : SocialWidget
{
    private const string EraseName = "sk-erase";

    private IReadOnlyList<ErasureLine> _preview = [];
    private ErasureView? _erasure;
    private ErasureMode? _mode;
    private bool _chosen;

    /// <summary>Whose data; null for the viewer's own.</summary>
    [Parameter]
    public MemberId? Member { get; set; }

    /// <summary>The level of the widget's heading, 1 to 5.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    [Inject]
    private IErasureService Erasures { get; set; } = default!;

    private protected override string Name => "my-data";

    private MemberId Whose => Member ?? Viewer.Member!.Value;

    private bool IsWaiting => _erasure?.State == "waiting";

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        if (Member is { } member)
            parameters["member"] = member.ToString();

        parameters["headingLevel"] = Number(HeadingLevel);
    }

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        if (!SignedIn)
            throw new SocialKitException(new SocialError(SocialError.SignInRequired, null, Texts.SignInTitle));

        _erasure = await Erasures.ReadAsync(Viewer, Whose, cancellationToken);
        if (!_chosen)
            _mode = ErasureMode.All.Cast<ErasureMode?>().FirstOrDefault(mode => mode!.Value.Value == Page.Query(EraseName));

        _preview = _mode is { } chosen && !IsWaiting ? await Erasures.ReadPreviewAsync(Viewer, Whose, chosen, cancellationToken) : [];
    }

    private protected override string StartUrl() => Page.PageUrlWith((EraseName, null));

    private Task ChooseAsync(ErasureMode? mode) => RunAsync(async cancellationToken =>
    {
        (_mode, _chosen) = (mode, true);
        await LoadAsync(cancellationToken);
    });

    private async ValueTask EraseAsync(ErasureMode mode, CancellationToken cancellationToken)
    {
        _erasure = await Erasures.RequestAsync(Viewer, Whose, mode, cancellationToken);
        (_mode, _chosen) = (null, true);
    }

    private async ValueTask KeepAsync(CancellationToken cancellationToken)
    {
        await Erasures.CancelAsync(Viewer, Whose, cancellationToken);
        (_mode, _chosen) = (null, true);
        await LoadAsync(cancellationToken);
    }
}
