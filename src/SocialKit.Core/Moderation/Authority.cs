namespace SocialKit;

/// <summary>What one viewer may decide about, for the length of one call.</summary>
/// <param name="Scope">What they see: it moderates their communities, or everything.</param>
/// <param name="Confidential">The eyes of the confidential desk; null for those who do not sit there.</param>
internal sealed record Authority(AccessScope Scope, AccessScope? Confidential)
{
    public MemberId Member { get; } = Scope.Member!.Value;

    /// <summary>True for those who moderate everything here.</summary>
    public bool IsEverywhere => Scope.SeesHeld;

    public bool Moderates => IsEverywhere || Scope.Moderated.Count > 0;

    public IReadOnlyList<string> Desks =>
    [
        .. Moderates ? [ModerationDesk.Moderators.Value] : Array.Empty<string>(), .. Confidential is not null ? [ModerationDesk.Confidential.Value] : Array.Empty<string>(),
    ];

    /// <summary>The widest eyes the viewer has.</summary>
    public AccessScope Widest => Confidential ?? Scope;

    /// <summary>The eyes that look at a desk; null for a desk the viewer does not sit at.</summary>
    public AccessScope? At(ModerationDesk desk) => desk == ModerationDesk.Confidential ? Confidential : desk == ModerationDesk.Moderators && Moderates ? Scope : null;

    /// <summary>True when what stands there is the viewer's to decide.</summary>
    public bool Decides(ModerationDesk desk, CommunityId? community) => At(desk)?.Moderates(community) == true;
}

/// <summary>Asks who the viewer is to moderation: the store for communities, the host for more.</summary>
internal sealed class Authorities(IStore store, Scopes scopes, IStaffProvider staff, TimeProvider clock)
{
    /// <summary>What the viewer may decide about.</summary>
    /// <exception cref="SocialKitException">Nothing, or nobody is signed in.</exception>
    public async ValueTask<Authority> RequireAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        viewer.RequireMember();
        var scope = await scopes.OfAsync(viewer, cancellationToken);

        // Who may not write decides about nobody's words, whatever the host says of them.
        var confidential = scope.SilencedIn(null) is null && await staff.IsAsync(viewer, StaffRole.Confidential, cancellationToken)
            ? AccessScope.For(viewer, await store.Access.ReadAsync(AccessScope.For(viewer), cancellationToken), clock.GetUtcNow(), seesHeld: true)
            : null;
        var authority = new Authority(scope, confidential);
        return authority.Desks.Count > 0 ? authority : throw Refuse.Forbidden("This is for those who moderate here.");
    }
}
