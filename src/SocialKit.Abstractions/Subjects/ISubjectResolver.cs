namespace SocialKit;

/// <summary>
/// Answered by the host for one kind of subject: ids in; entities, titles, links and whether they are closed out.
/// Called once per kind and page with every id at once. Scoped, so it may use the host's own <c>DbContext</c>.
/// </summary>
/// <typeparam name="TEntity">The host's entity, handed to the host's authorization policy as the resource.</typeparam>
public interface ISubjectResolver<TEntity> where TEntity : class
{
    /// <summary>Loads the entities. An id that is missing from the answer does not exist, and is denied to everyone.</summary>
    /// <param name="ids">Up to 200 distinct ids, as written in the <see cref="SubjectRef"/>; not yet checked by anyone.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Exception">Any failure denies every id of this call and is logged.</exception>
    ValueTask<IReadOnlyDictionary<string, ResolvedSubject<TEntity>>> ResolveAsync(
        IReadOnlyCollection<string> ids, CancellationToken cancellationToken);
}
