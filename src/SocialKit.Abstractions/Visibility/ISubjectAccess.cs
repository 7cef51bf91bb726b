namespace SocialKit;

/// <summary>
/// Asks the host what only the host knows: does this subject exist, what is it called, and may this viewer read it and write under it?
/// Answered in <c>SocialKit.AspNetCore</c> by the registered resolvers and the host's own authorization policies.
/// Denies by default: unknown ids, unknown kinds and failing resolvers are simply missing from the answer. Safe to call concurrently.
/// </summary>
public interface ISubjectAccess
{
    /// <summary>True when the host registered this kind.</summary>
    bool Knows(string kind);

    /// <summary>What the viewer may do with each host subject; one resolver call per kind, however many subjects.</summary>
    /// <returns>An entry for every subject the viewer may read, none for the others.</returns>
    ValueTask<IReadOnlyDictionary<SubjectRef, SubjectGrant>> ResolveAsync(
        Viewer viewer, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken);
}
