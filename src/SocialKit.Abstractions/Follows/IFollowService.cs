namespace SocialKit;

/// <summary>Following people and communities.</summary>
public interface IFollowService
{
    /// <summary>Follows or stops following. Idempotent. Nobody follows themselves.</summary>
    ValueTask SetAsync(Viewer viewer, SubjectRef subject, bool set, CancellationToken cancellationToken);

    /// <summary>What the viewer follows, newest first.</summary>
    ValueTask<IReadOnlyList<SubjectRef>> ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken);
}
