namespace SocialKit;

/// <summary>
/// A subject the viewer may read: what they may do on it, and SocialKit's record when it is one of ours. Where a host's subject was moved, it is
/// the one it is now.
/// </summary>
internal sealed record Ground(SubjectRef Subject, string Title, string? Url, bool CanPost, bool Closed, IRecord? Record)
{
    /// <summary>The community it is or stands in; what is written under it stands there too.</summary>
    public CommunityId? Community { get; init; }

    /// <summary>True when the viewer may react to it.</summary>
    public bool CanReact { get; init; }

    /// <summary>What ended the talk under it; null while it is open, and where nobody asked.</summary>
    public DiscussionLock? Lock { get; init; }

    /// <summary>True when the viewer decides about what is said under it.</summary>
    public bool Moderates { get; init; }

    /// <summary>What keeps the viewer from writing there; null when nothing does, and where nobody asked.</summary>
    public Sanction? Silenced { get; init; }

    /// <summary>True when the viewer may neither write nor change anything under it.</summary>
    public bool IsShut => Closed || (Lock is not null && !Moderates);

    /// <summary>The host's subject that this is or stands under; null for what is SocialKit's own.</summary>
    public HostSubject? Host { get; init; }

    /// <summary>What every commit carries that writes under it: that the host has said nothing else of its subject meanwhile.</summary>
    public IEnumerable<Guard> Guards => Host is { } host ? [new Guard.Unchanged(SubjectState.KeyOf(host.Subject), host.State?.Version ?? 0)] : [];

    /// <summary>What every commit carries that takes part in the talk under it: <see cref="Guards"/>, and that nobody locked it meanwhile.</summary>
    public IEnumerable<Guard> TalkGuards =>
        Moderates ? Guards : [.. Guards, new Guard.Unchanged(DiscussionLock.KeyOf(Record is Comment comment ? comment.Subject : Subject), 0)];

    /// <exception cref="SocialKitException">The host closed its subject, somebody locked the talk, or the viewer may not write.</exception>
    public void DemandTalk()
    {
        if (Closed)
        {
            throw Refuse.Closed();
        }

        if (IsShut)
        {
            throw Refuse.Locked(Lock!);
        }

        if (Silenced is { } sanction)
        {
            throw Refuse.Silenced(sanction);
        }
    }

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
