namespace SocialKit;

/// <summary>
/// What a member does not want to meet: people, communities, topics, single posts. It is left out of their feeds; in discussions the words of a muted
/// person are folded away and can be opened. Nobody else can tell.
/// </summary>
public interface IMuteService
{
    /// <summary>Mutes or no longer. Idempotent; muting again changes only until when. Nobody mutes themselves.</summary>
    /// <param name="viewer">Who.</param>
    /// <param name="subject">A member, a community, a topic or a post.</param>
    /// <param name="set">False to take it back.</param>
    /// <param name="until">When it ends by itself; null for good.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SocialKitException">Nothing the viewer may know of, something that cannot be muted, a time that is over, or more than 500.</exception>
    ValueTask SetAsync(Viewer viewer, SubjectRef subject, bool set, DateTimeOffset? until, CancellationToken cancellationToken);

    /// <summary>What the viewer muted, newest first; what has ended is left out.</summary>
    ValueTask<IReadOnlyList<MuteView>> ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken);
}

/// <summary>Something muted.</summary>
/// <param name="Subject">What.</param>
/// <param name="Name">What people call it; its kind when it is not there any more.</param>
/// <param name="Url">Where it is.</param>
/// <param name="At">Since when.</param>
/// <param name="Until">When it ends by itself.</param>
public sealed record MuteView(SubjectRef Subject, string Name, string Url, DateTimeOffset At, DateTimeOffset? Until);
