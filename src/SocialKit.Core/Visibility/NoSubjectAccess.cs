namespace SocialKit;

/// <summary>For programs without a host that could be asked: every host subject is denied.</summary>
internal sealed class NoSubjectAccess : ISubjectAccess
{
    public bool Knows(string kind) => false;

    public ValueTask<IReadOnlyDictionary<SubjectRef, SubjectGrant>> ResolveAsync(
        Viewer viewer, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken) =>
        new(new Dictionary<SubjectRef, SubjectGrant>());
}
