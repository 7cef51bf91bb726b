namespace SocialKit;

/// <summary>Ending a talk, by those who moderate the place: no new comment, edit or other accepted answer, except by them. Reactions stay possible.</summary>
public interface ILockService
{
    /// <summary>Locks the talk under a subject. One that is locked already keeps its reason.</summary>
    /// <param name="viewer">Who.</param>
    /// <param name="subject">Under what: a post, kudos, a member, a community, or something of the host's.</param>
    /// <param name="reason">Why, for everybody who reads it: 1 to 200 characters on one line.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SocialKitException">Nothing the viewer may know of, not theirs to decide, or no reason.</exception>
    ValueTask LockAsync(Viewer viewer, SubjectRef subject, string reason, CancellationToken cancellationToken);

    /// <summary>Opens it again; one that is open stays so.</summary>
    ValueTask ReopenAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken);
}
