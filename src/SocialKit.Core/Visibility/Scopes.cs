using System.Runtime.CompilerServices;

namespace SocialKit;

/// <summary>
/// Builds what a viewer may see, in one read per viewer and request. It is kept with the viewer's object, never longer, and only for one that
/// stands for one request or one call: a membership that ended a moment ago opens nothing to the next request.
/// </summary>
internal sealed class Scopes(IStore store, IStaffProvider staff, TimeProvider clock)
{
    private readonly ConditionalWeakTable<Viewer, Kept> _kept = [];

    /// <summary>What the viewer may see.</summary>
    public async ValueTask<AccessScope> OfAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        if (viewer.Member is null)
        {
            return AccessScope.For(viewer);
        }

        var kept = viewer.IsOfOneRequest ? _kept.GetOrCreateValue(viewer) : null;
        if (kept?.Scope is { } known)
        {
            return known;
        }

        // Two widgets of a page that ask at the same moment may both read; either answer is right.
        var facts = await store.Access.ReadAsync(AccessScope.For(viewer), cancellationToken);
        var scope = AccessScope.For(viewer, facts, clock.GetUtcNow(), seesHeld: await staff.IsAsync(viewer, StaffRole.Moderator, cancellationToken));
        if (kept is not null)
        {
            kept.Scope = scope;
        }

        return scope;
    }

    /// <summary>The viewer changed what they may see: what comes later in the same request reads it anew.</summary>
    public void Forget(Viewer viewer) => _kept.Remove(viewer);

    private sealed class Kept
    {
        public volatile AccessScope? Scope;
    }
}
