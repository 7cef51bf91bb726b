namespace SocialKit;

/// <summary>Finds where a subject is shown. Checks visibility first; unknown and forbidden are the same answer.</summary>
public interface ISubjectService
{
    /// <summary>The page that shows a subject to this viewer. For a comment: the page of what it was said about.</summary>
    /// <exception cref="SocialKitException">Nothing the viewer may know of: <see cref="SocialError.NotFound"/>.</exception>
    ValueTask<SubjectLocation> LocateAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken);
}
