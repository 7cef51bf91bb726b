namespace SocialKit;

/// <summary>What one viewer may decide about, for the length of one call.</summary>
/// <param name="Scope">What they see as a member: it moderates their communities.</param>
/// <param name="Everywhere">The same, moderating everything; null for those who do not.</param>
/// <param name="Confidential">For the confidential desk; null for those who do not sit there.</param>
internal sealed record Authority(AccessScope Scope, AccessScope? Everywhere, AccessScope? Confidential)
{
    public MemberId Member { get; } = Scope.Member!.Value;

    public bool Moderates => Everywhere is not null || Scope.Moderated.Count > 0;

    public IReadOnlyList<string> Desks =>
    [
        .. Moderates ? [ModerationDesk.Moderators.Value] : Array.Empty<string>(), .. Confidential is not null ? [ModerationDesk.Confidential.Value] : Array.Empty<string>(),
    ];

    /// <summary>The eyes that look at a desk; null for a desk the viewer does not sit at.</summary>
    public AccessScope? At(ModerationDesk desk) => desk == ModerationDesk.Confidential ? Confidential
        : desk == ModerationDesk.Moderators && Moderates ? Everywhere ?? Scope
        : null;

    /// <summary>True when what stands there is the viewer's to decide.</summary>
    public bool Decides(ModerationDesk desk, CommunityId? community) => At(desk)?.Moderates(community) == true;

    /// <summary>The widest eyes the viewer has.</summary>
    public AccessScope Widest => Everywhere ?? Confidential ?? Scope;
}

/// <summary>Asks who the viewer is to moderation: the store for communities, the host for more.</summary>
internal sealed class Authorities(IStore store, Scopes scopes, IModerationAccess access, TimeProvider clock)
{
    /// <summary>What the viewer may decide about.</summary>
    /// <exception cref="SocialKitException">Nothing, or nobody is signed in.</exception>
    public async ValueTask<Authority> RequireAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        viewer.RequireMember();
        var authority = await OfAsync(viewer, cancellationToken);
        return authority.Desks.Count > 0 ? authority : throw Refuse.Forbidden("This is for those who moderate here.");
    }

    private async ValueTask<Authority> OfAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var scope = await scopes.OfAsync(viewer, cancellationToken);

        // Who may not write decides about nobody's words, whatever the host says of them.
        var rights = scope.SilencedIn(null) is null ? await access.AskAsync(viewer, cancellationToken) : ModeratorRights.None;
        if (rights is { Company: false, Confidential: false })
        {
            return new Authority(scope, null, null);
        }

        var wide = AccessScope.For(viewer, await store.Access.ReadAsync(AccessScope.For(viewer), cancellationToken), clock.GetUtcNow(), seesHeld: true);
        return new Authority(scope, rights.Company ? wide : null, rights.Confidential ? wide : null);
    }
}
