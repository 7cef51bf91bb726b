using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>A person: name, role, counts, and a button to follow.</summary>
public partial class SocialProfileCard : SocialWidget
{
    /// <summary>Who, by id.</summary>
    [Parameter]
    public MemberId? Member { get; set; }

    /// <summary>Who, by handle, when no id is given.</summary>
    [Parameter]
    public string? Handle { get; set; }

    /// <summary>The level of the card's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    private ProfileView? _profile;

    [Inject]
    private IMemberService Members { get; set; } = default!;

    [Inject]
    private IMuteService Mutes { get; set; } = default!;

    [Inject]
    private IBlockService Blocks { get; set; } = default!;

    private protected override string Name => "profile-card";

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        if (Member is { } member)
            parameters["member"] = member.ToString();
        else if (Handle is { } handle)
            parameters["handle"] = handle;

        parameters["headingLevel"] = Number(HeadingLevel);
    }

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        var id = Member;
        if (id is null && Handle is { Length: > 0 } handle)
            id = (await Members.FindAsync(Viewer, handle.TrimStart('@'), cancellationToken))?.Id;

        _profile = id is { } known
            ? await Members.ReadProfileAsync(Viewer, known, cancellationToken)
            : throw new SocialKitException(new SocialError(SocialError.NotFound, null, Texts.NotFoundText));
    }

    private async ValueTask KeepAsync(Func<CancellationToken, ValueTask> act, CancellationToken cancellationToken)
    {
        await act(cancellationToken);
        await LoadAsync(cancellationToken);
    }
}
