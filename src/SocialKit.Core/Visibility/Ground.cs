namespace SocialKit;

/// <summary>
/// A subject the viewer may read: what they may do on it, and SocialKit's record when it is one of ours. Where a host's subject was moved, it is
/// the one it is now.
/// </summary>
internal sealed record Ground(SubjectRef Subject, string Title, string? Url, bool CanPost, bool Closed, IRecord? Record)
{
    /// <summary>The community it is or stands in; what is written under it stands there too.</summary>
    public CommunityId? Community => Record switch
    {
        Community community => community.Id,
        Post post => post.Community,
        Comment comment => comment.Community,
        Kudos kudos => kudos.Community,
        _ => null,
    };

    /// <summary>The host's subject that this is or stands under; null for what is SocialKit's own.</summary>
    public HostSubject? Host { get; init; }

    /// <summary>What every commit carries that writes under it: that the host has said nothing else of its subject meanwhile.</summary>
    public IEnumerable<Guard> Guards => Host is { } host ? [new Guard.Unchanged(SubjectState.KeyOf(host.Subject), host.State?.Version ?? 0)] : [];

    /// <exception cref="SocialKitException">The host closed its subject, or it is being moved.</exception>
    public void DemandOpen()
    {
        DemandStill();
        if (Host?.State?.ClosedAt is not null)
        {
            throw Refuse.Closed();
        }
    }

    /// <exception cref="SocialKitException">The subject is being moved.</exception>
    public void DemandStill()
    {
        if (Host?.State?.IsMoving == true)
        {
            throw Refuse.Moving();
        }
    }
}

/// <summary>A host's subject, where it is now, and what the host said of it.</summary>
internal sealed record HostSubject(SubjectRef Subject, SubjectState? State);
