namespace SocialKit;

/// <summary>
/// Keeping somebody away. Neither follows the other, neither answers or reacts to what the other wrote outside of communities, and in communities the words
/// of the other are folded away for who blocked. Announcements and what moderators decide reach everybody. Nobody is told who blocked them, and for
/// others nothing changes.
/// </summary>
public interface IBlockService
{
    /// <summary>Blocks or no longer. Idempotent. Blocking ends the following on both sides. Nobody blocks themselves.</summary>
    /// <exception cref="SocialKitException">Nobody the viewer may know of, oneself, or more than 500.</exception>
    ValueTask SetAsync(Viewer viewer, MemberId member, bool set, CancellationToken cancellationToken);

    /// <summary>Whom the viewer blocked, newest first; never who blocked the viewer.</summary>
    ValueTask<IReadOnlyList<BlockView>> ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken);
}

/// <summary>Somebody blocked.</summary>
/// <param name="Member">Whom.</param>
/// <param name="At">Since when.</param>
public sealed record BlockView(MemberView Member, DateTimeOffset At);
