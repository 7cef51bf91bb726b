using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>What the viewer muted and whom they blocked, each with a button to take it back. Shown to nobody else.</summary>
public partial class SocialMuted : SocialWidget
{
    private IReadOnlyList<MuteView> _mutes = [];
    private IReadOnlyList<BlockView> _blocks = [];

    /// <summary>The level of the widget's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    [Inject]
    private IMuteService Mutes { get; set; } = default!;

    [Inject]
    private IBlockService Blocks { get; set; } = default!;

    private protected override string Name => "muted";

    private protected override void Describe(SortedDictionary<string, string> parameters) => parameters["headingLevel"] = Number(HeadingLevel);

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        if (!SignedIn)
            throw new SocialKitException(new SocialError(SocialError.SignInRequired, null, Texts.SignInTitle));

        _mutes = await Mutes.ReadOwnAsync(Viewer, cancellationToken);
        _blocks = await Blocks.ReadOwnAsync(Viewer, cancellationToken);
    }

    private async ValueTask UndoAsync(Func<CancellationToken, ValueTask> act, CancellationToken cancellationToken)
    {
        await act(cancellationToken);
        await LoadAsync(cancellationToken);
    }
}
